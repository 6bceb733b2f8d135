package dev.keepsake.models;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which chat model to use, behind OpenAI's protocol.
 *
 * @param model the model's name; empty for none
 * @param url the provider's address up to and with the version, such as {@code http://localhost:11434/v1}, or null
 * @param key the provider's key, or null where none is needed; never printed
 * @param seesPictures whether the model can be shown pictures
 */
public record ChatModelSettings(
        String model, @Nullable URI url, @Nullable String key, boolean seesPictures) {

    /** No chat model. */
    public static final ChatModelSettings NONE = new ChatModelSettings("", null, null, false);

    /** A chat model at an address, without a key and without eyes. */
    public static ChatModelSettings of(URI url, String model) {
        return new ChatModelSettings(model, url, null, false);
    }

    public ChatModelSettings withKey(@Nullable String newKey) {
        return new ChatModelSettings(model, url, newKey, seesPictures);
    }

    public ChatModelSettings seeingPictures() {
        return new ChatModelSettings(model, url, key, true);
    }

    /** The same in the words that hold for every provider. */
    public dev.keepsake.models.provider.ModelSettings asModel() {
        var settings = dev.keepsake.models.provider.ModelSettings.of(
                        dev.keepsake.models.provider.Provider.OPENAI_COMPATIBLE, model)
                .withUrl(url)
                .withKey(key);
        return seesPictures ? settings.seeingPictures() : settings;
    }

    /**
     * The chat model; nobody is asked anything yet.
     *
     * @return the model, or empty for {@link #NONE}
     * @throws KeepsakeException with {@code CONFIGURATION}, naming what is missing
     */
    public Optional<ChatModel> open() {
        if (model.isEmpty() && url == null && key == null) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>();
        if (model.isEmpty()) {
            missing.add("chat-model, the model's name at its provider");
        }
        if (url == null) {
            missing.add("chat-url, such as https://api.openai.com/v1 or http://localhost:11434/v1");
        }
        if (url == null || !missing.isEmpty()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION, "The chat model also needs " + String.join("; ", missing));
        }
        ModelSettings settings =
                ModelSettings.of(Provider.OPENAI_COMPATIBLE, model).withUrl(url).withKey(key);
        return ChatModelCatalogue.open(List.of(settings), Outgoing.UNWATCHED, seesPictures);
    }

    @Override
    public String toString() {
        return "ChatModelSettings[model=" + model + ", url=" + url + ", key=" + (key == null ? "none" : "(hidden)")
                + ", seesPictures=" + seesPictures + "]";
    }
}
