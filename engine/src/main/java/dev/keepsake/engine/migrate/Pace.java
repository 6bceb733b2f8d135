package dev.keepsake.engine.migrate;

import dev.keepsake.error.KeepsakeException;
import java.time.Duration;

/**
 * How fast the second index is filled.
 *
 * @param portion how many memories and how many turns are embedded and written at once, 1 or more
 * @param rest how long it pauses after a portion, as a multiple of the time that took; 0 or more
 * @param retryAfter how long it waits after a failure, doubled with each further one up to thirty times as long
 * @param grace how long after a switch nothing is dropped, for writes that began before it
 */
public record Pace(int portion, double rest, Duration retryAfter, Duration grace) {

    /** Half of the time for the second index, at most. */
    public static final Pace STANDARD = new Pace(16, 1, Duration.ofSeconds(1), Duration.ofSeconds(30));

    public Pace {
        if (portion < 1 || !(rest >= 0)) {
            throw KeepsakeException.invalid(
                    "A portion has at least 1 entry and a rest is not negative; got " + portion + " and " + rest);
        }
    }
}
