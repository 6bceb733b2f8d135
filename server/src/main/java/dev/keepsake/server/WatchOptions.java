package dev.keepsake.server;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.levels.LevelTargets;
import java.time.Duration;

/**
 * How a server watches itself.
 *
 * @param targets how good it should be
 * @param canaryEvery how long after one run of the canary the next begins, a second to a day; zero for never
 */
public record WatchOptions(LevelTargets targets, Duration canaryEvery) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    // Below the limits, which it is checked against.
    public static final WatchOptions DEFAULT = new WatchOptions(LevelTargets.DEFAULT, Duration.ZERO);

    public WatchOptions {
        boolean inRange = canaryEvery.compareTo(LEAST) >= 0 && canaryEvery.compareTo(MOST) <= 0;
        if (!canaryEvery.isZero() && !inRange) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "canary.every: 0 for never, or a second to a day is expected, got " + canaryEvery.toMillis() + " ms");
        }
    }

    public WatchOptions withTargets(LevelTargets newTargets) {
        return new WatchOptions(newTargets, canaryEvery);
    }

    public WatchOptions withCanaryEvery(Duration newPause) {
        return new WatchOptions(targets, newPause);
    }
}
