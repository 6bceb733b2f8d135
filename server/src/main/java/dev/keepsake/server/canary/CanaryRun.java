package dev.keepsake.server.canary;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run came to.
 *
 * @param at when it began
 * @param write how long the add took, or null when it did not come to an end
 * @param read how long it took to find the memory, or null
 * @param delete how long it took to delete it, or null
 * @param failure what went wrong, or null when nothing did
 */
public record CanaryRun(
        Instant at,
        @Nullable Duration write,
        @Nullable Duration read,
        @Nullable Duration delete,
        @Nullable String failure) {

    /** Whether it was written, found and deleted. */
    public boolean succeeded() {
        return failure == null;
    }
}
