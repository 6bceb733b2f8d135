package dev.keepsake.models.provider;

import dev.keepsake.models.provider.ProviderFailure.Kind;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with one model of a provider, as seen from here.
 *
 * @param provider the provider's name
 * @param model the model's name there
 * @param role what it is asked to do
 * @param breaker whether it is asked at all
 * @param openUntil until when it is not, or null while it is
 * @param running how many calls are under way
 * @param failuresInRow how many calls failed since the last that did not
 * @param calls how many were made, every attempt counted, those that were not let out not
 * @param lastFailure what the last failure was, or null when there was none
 * @param lastFailureAt when that was, or null
 */
public record ProviderStatus(
        String provider,
        String model,
        ModelRole role,
        Breaker breaker,
        @Nullable Instant openUntil,
        int running,
        int failuresInRow,
        long calls,
        @Nullable Kind lastFailure,
        @Nullable Instant lastFailureAt) {

    /** Whether a model is asked. */
    public enum Breaker {
        CLOSED,
        /** It failed again and again and is let be for a while. */
        OPEN,
        /** The while is over, and one call tries. */
        HALF_OPEN;

        /** The name for metrics: {@code half_open}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
