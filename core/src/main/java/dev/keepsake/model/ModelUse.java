package dev.keepsake.model;

import java.math.BigDecimal;
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
}
