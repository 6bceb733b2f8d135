package dev.keepsake.store;

import dev.keepsake.error.KeepsakeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long memories are kept. Consolidation deletes what is older; without it nothing is ever deleted by its age.
 *
 * @param kept how long after it was learned a memory is deleted, or null to keep it for ever
 * @param grace how long after the end of its last day a memory is deleted; until then no read returns it unless asked to
 */
public record Retention(@Nullable Duration kept, Duration grace) {

    /** For ever, and a month for those who notice too late that something has expired. */
    public static final Retention DEFAULT = new Retention(null, Duration.ofDays(30));

    public Retention {
        if ((kept != null && !kept.isPositive()) || grace.isNegative()) {
            throw KeepsakeException.invalid(
                    "Memories are kept for a positive time, with a grace of at least 0; got " + kept + " and " + grace);
        }
    }
}
