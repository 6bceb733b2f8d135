package dev.keepsake.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one or several calls of a model took.
 *
 * @param model its name
 * @param purpose what for
 * @param calls how many calls
 * @param inputTokens tokens read, cached ones included
 * @param cachedTokens of those, how many the provider had in its prompt cache
 * @param outputTokens tokens written
 * @param counted true when the provider counted; false when we did, because it says nothing
 * @param cost what it cost in the currency of the price table, or null when the model has no price there
 */
public record ModelUse(
        String model,
        Purpose purpose,
        long calls,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        boolean counted,
        @Nullable BigDecimal cost) {

    /** What a model was asked for. */
    public enum Purpose {
        EXTRACTION,
        UPDATE_DECISION,
        SUPPORT_CHECK,
        PROCEDURE,
        DESCRIPTION,
        SUMMARY
    }

    /** This and {@code more} of the same model for the same purpose; counted when both were, with a cost when both have one. */
    public ModelUse plus(ModelUse more) {
        return new ModelUse(
                model,
                purpose,
                calls + more.calls,
                inputTokens + more.inputTokens,
                cachedTokens + more.cachedTokens,
                outputTokens + more.outputTokens,
                counted && more.counted,
                cost == null || more.cost == null ? null : cost.add(more.cost));
    }

    /** One for each model and purpose, in the order in which they come first. */
    public static List<ModelUse> sums(List<ModelUse> uses) {
        Map<List<Object>, ModelUse> sums = new LinkedHashMap<>();
        uses.forEach(use -> sums.merge(List.of(use.model, use.purpose), use, ModelUse::plus));
        return List.copyOf(sums.values());
    }
}
