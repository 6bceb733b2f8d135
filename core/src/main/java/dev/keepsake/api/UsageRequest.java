package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import java.time.Instant;

/**
 * What models took in a stretch of time.
 *
 * @param from first moment
 * @param to first moment after it
 */
public record UsageRequest(Instant from, Instant to) {

    public UsageRequest {
        if (to.isBefore(from)) {
            throw KeepsakeException.invalid("A stretch of time cannot end before it begins; got " + from + " to " + to);
        }
    }
}
