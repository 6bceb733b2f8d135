package dev.keepsake;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.provider.ModelSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chat model is to do here.
 *
 * @param settings which ones to open, each to be asked when those before it cannot be; empty for none
 * @param model one that is there already and goes before the settings, or null; stays its owner's to close
 * @param prices what models cost, so that costs are known and budgets in money can be kept
 * @param lastResort what becomes of an add when no model can be asked
 */
public record ChatOptions(
        List<ModelSettings> settings, @Nullable ChatModel model, ModelPrices prices, LastResort lastResort) {

    /** No chat model. */
    public static final ChatOptions NONE = new ChatOptions(List.of(), null, ModelPrices.UNKNOWN, LastResort.LOCAL);

    public ChatOptions {
        settings = List.copyOf(settings);
    }

    ChatOptions withSettings(List<ModelSettings> newSettings) {
        return new ChatOptions(newSettings, model, prices, lastResort);
    }

    ChatOptions withModel(ChatModel newModel) {
        return new ChatOptions(settings, newModel, prices, lastResort);
    }

    ChatOptions withPrices(ModelPrices newPrices) {
        return new ChatOptions(settings, model, newPrices, lastResort);
    }

    ChatOptions withLastResort(LastResort newResort) {
        return new ChatOptions(settings, model, prices, newResort);
    }
}
