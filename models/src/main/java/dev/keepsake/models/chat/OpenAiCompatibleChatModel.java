package dev.keepsake.models.chat;

import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A chat model behind OpenAI's chat-completions protocol, wherever it is. Asks once; trying again is for whoever uses it. What is
 * configured by a provider's name opens with {@code ChatModelCatalogue}, which knows limits, retries and egress as well.
 */
public final class OpenAiCompatibleChatModel implements ChatModel {

    /** No second attempt, and no pause that anybody will live to see. */
    private static final Limits ONCE = Limits.STANDARD
            .withConcurrency(1_000)
            .withPatience(new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 1_000, Duration.ofMillis(1)));

    private final LangChainChatModel model;

    /**
     * @param baseUrl the address up to and with the version, such as {@code http://localhost:11434/v1}
     * @param model the model's name there
     * @param key the key, or null where none is needed
     */
    public OpenAiCompatibleChatModel(URI baseUrl, String model, @Nullable String key) {
        ModelSettings settings = ModelSettings.of(Provider.OPENAI_COMPATIBLE, model)
                .withUrl(baseUrl)
                .withKey(key)
                .withLimits(ONCE);
        this.model = ProviderChatModels.open(settings, model, Outgoing.UNWATCHED);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public boolean seesPictures() {
        return model.seesPictures();
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        return model.chat(prompt, deadline);
    }

    @Override
    public void close() {
        model.close();
    }
}
