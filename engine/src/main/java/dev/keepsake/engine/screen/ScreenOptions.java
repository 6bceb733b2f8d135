package dev.keepsake.engine.screen;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import org.jspecify.annotations.Nullable;

/**
 * How facts are screened.
 *
 * @param screens false to let everything through as extractors have it; for measuring what screening does
 * @param secondOpinion asked, in one call per add, about facts whose words do not tell whether they are supported; null to hold
 *     those
 * @param prices what that model costs
 */
public record ScreenOptions(boolean screens, @Nullable ChatModel secondOpinion, ModelPrices prices) {

    /** Every check that needs no model. */
    public static final ScreenOptions STANDARD = new ScreenOptions(true, null, ModelPrices.UNKNOWN);

    /** None. */
    public static final ScreenOptions NONE = new ScreenOptions(false, null, ModelPrices.UNKNOWN);

    public ScreenOptions withSecondOpinion(@Nullable ChatModel model, ModelPrices newPrices) {
        return new ScreenOptions(screens, model, newPrices);
    }
}
