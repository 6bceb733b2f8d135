package dev.keepsake.server;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.levels.LevelTargets;
import java.time.Duration;

/**
 * How a server watches itself.
 *
 * @param targets how good it should be
 * @param canaryEvery how long after one run of the canary the next begins, a second or more; zero for never
 */
public record WatchOptions(LevelTargets targets, Duration canaryEvery) {

    private static final Duration LEAST = Duration.ofSeconds(1);

    // Below the limits, which it is checked against.
    public static final WatchOptions DEFAULT = new WatchOptions(LevelTargets.DEFAULT, Duration.ZERO);

    public WatchOptions {
        if (!canaryEvery.isZero() && canaryEvery.compareTo(LEAST) < 0) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "canary.every: 0 for never, or a second and more is expected, got " + canaryEvery.toMillis()
                            + " ms");
        }
    }

    public WatchOptions withTargets(LevelTargets newTargets) {
        return new WatchOptions(newTargets, canaryEvery);
    }

    public WatchOptions withCanaryEvery(Duration newPause) {
        return new WatchOptions(targets, newPause);
    }
}
