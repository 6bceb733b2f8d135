package dev.keepsake.engine.add;

import dev.keepsake.error.KeepsakeException;
import java.time.Duration;

/**
 * How what was promised is carried out.
 *
 * @param attempts after so many in vain a job is dead; at least 1
 * @param oldest a job that has been tried in vain for so long is dead
 * @param waits how long it waits between attempts
 * @param concurrency how many jobs run at once; at least 1
 * @param nextWindow after how long turns that a budget left unread may cost as much again
 */
public record JobRules(int attempts, Duration oldest, Waits waits, int concurrency, Duration nextWindow) {

    /**
     * How long a job waits between attempts, where the failure does not say.
     *
     * @param first after the first attempt; then twice as long each time
     * @param longest however many there were
     */
    public record Waits(Duration first, Duration longest) {

        public Waits {
            if (!first.isPositive() || first.compareTo(longest) > 0) {
                throw KeepsakeException.invalid("The first wait is more than nothing and not above the longest; got "
                        + first + " and " + longest);
            }
        }
    }

    /** Outlasts an outage of a day, and finds a model that is back within five minutes. */
    public static final JobRules STANDARD = new JobRules(
            500,
            Duration.ofDays(3),
            new Waits(Duration.ofSeconds(5), Duration.ofMinutes(5)),
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Duration.ofHours(1));

    public JobRules {
        if (attempts < 1 || concurrency < 1 || !oldest.isPositive() || !nextWindow.isPositive()) {
            throw KeepsakeException.invalid(
                    "Jobs have at least one attempt and one place, and times above nothing; got " + attempts
                            + " attempts, " + concurrency + " places, " + oldest + " and " + nextWindow);
        }
    }

    public JobRules withAttempts(int newAttempts) {
        return new JobRules(newAttempts, oldest, waits, concurrency, nextWindow);
    }

    public JobRules withOldest(Duration newOldest) {
        return new JobRules(attempts, newOldest, waits, concurrency, nextWindow);
    }

    public JobRules withWaits(Waits newWaits) {
        return new JobRules(attempts, oldest, newWaits, concurrency, nextWindow);
    }

    public JobRules withConcurrency(int newConcurrency) {
        return new JobRules(attempts, oldest, waits, newConcurrency, nextWindow);
    }

    public JobRules withNextWindow(Duration newWindow) {
        return new JobRules(attempts, oldest, waits, concurrency, newWindow);
    }
}
