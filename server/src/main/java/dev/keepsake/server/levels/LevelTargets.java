package dev.keepsake.server.levels;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Duration;

/**
 * How good the server should be.
 *
 * @param write 95 of 100 adds are answered within this time
 * @param read 95 of 100 searches are answered within this time
 * @param success this share of adds and searches does not fail by the server's fault, above 0 and up to 1
 * @param window over which time that is judged
 */
public record LevelTargets(Duration write, Duration read, double success, Window window) {

    // Before the default, which is checked against it.
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** An add may wait for a chat model, a search for none. */
    public static final LevelTargets DEFAULT =
            new LevelTargets(Duration.ofSeconds(2), Duration.ofMillis(500), 0.99, Window.HOUR);

    public LevelTargets {
        require(
                write.isPositive(),
                "service-levels.write-p95: a time above 0 is expected, got " + write.toMillis() + " ms");
        require(
                read.isPositive(),
                "service-levels.read-p95: a time above 0 is expected, got " + read.toMillis() + " ms");
        require(
                success > 0 && success <= 1,
                "service-levels.success: a share above 0 and up to 1 is expected, such as 0.99, got " + success);
        require(
                window.length().compareTo(SHORTEST) >= 0,
                "service-levels.window: a second or more is expected, got "
                        + window.length().toMillis() + " ms");
    }

    private static void require(boolean fine, String problem) {
        if (!fine) {
            throw new KeepsakeException(ErrorCategory.CONFIGURATION, problem);
        }
    }
}
