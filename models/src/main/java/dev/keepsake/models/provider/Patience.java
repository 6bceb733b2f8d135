package dev.keepsake.models.provider;

import java.time.Duration;

/**
 * How long to believe in a model that fails.
 *
 * @param retries how often a call is repeated, at least 0
 * @param firstWait before the first repetition; doubled for each further one
 * @param longestWait the longest wait between two
 * @param failures after so many failures in a row nobody asks for a while, at least 1
 * @param pause how long
 */
public record Patience(int retries, Duration firstWait, Duration longestWait, int failures, Duration pause) {

    public static final Patience STANDARD =
            new Patience(2, Duration.ofMillis(500), Duration.ofSeconds(4), 6, Duration.ofSeconds(30));
}
