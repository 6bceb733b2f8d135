package dev.keepsake.engine.extract.model;

import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.TokenCounter;
import java.util.Map;

/** Puts the extractors of all policies around one chat model. */
public final class ModelExtractors {

    private ModelExtractors() {}

    /**
     * The extractors; when the model cannot be asked, rules read instead, and the answer says so.
     *
     * @param model who is asked; stays the caller's to close
     * @param tokens counts prompts before they are sent
     * @param prices what the model costs
     * @param local reads without a model
     */
    public static Extractors around(ChatModel model, TokenCounter tokens, ModelPrices prices, Extractor local) {
        ModelParts parts = new ModelParts(model, tokens, prices);
        return new Extractors(
                local,
                Map.of(
                        Policy.RECONCILE, new Reconciling(parts),
                        Policy.ADDITIVE, new SinglePass(parts),
                        Policy.CLASSIC, new TwoSteps(parts)),
                new Procedures(parts),
                Extractors.LastResort.LOCAL);
    }
}
