package dev.keepsake.engine.add;

import dev.keepsake.error.KeepsakeException;
import java.time.Duration;

/**
 * How what was promised is carried out.
 *
 * @param attempts after so many in vain a job is dead; at least 1
 * @param oldest a job that has been tried in vain for so long, and ten times at least, is dead
 * @param waits how long it waits between attempts
 * @param concurrency how many jobs run at once; at least 1
 * @param nextWindow after how long turns that a budget left unread may cost as much again
 * @param asking how it is tried again after a chat model answered without sense
 */
public record JobRules(
        int attempts, Duration oldest, Waits waits, int concurrency, Duration nextWindow, Asking asking) {

    /**
     * How often a chat model is asked again that answered without sense. Unlike a model that is away it is paid for each answer, and
     * what is the matter with it seldom passes in seconds.
     *
     * @param times after so many more attempts that end in the same way a job is dead; 0 for at once
     * @param waits how long it waits between them
     */
    public record Asking(int times, Waits waits) {

        public Asking {
            if (times < 0) {
                throw KeepsakeException.invalid("A model is asked again at least 0 times; got " + times);
            }
        }
    }

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
            Duration.ofHours(1),
            new Asking(3, new Waits(Duration.ofMinutes(20), Duration.ofHours(6))));

    public JobRules {
        if (attempts < 1 || concurrency < 1 || !oldest.isPositive() || !nextWindow.isPositive()) {
            throw KeepsakeException.invalid(
                    "Jobs have at least one attempt and one place, and times above nothing; got " + attempts
                            + " attempts, " + concurrency + " places, " + oldest + " and " + nextWindow);
        }
    }

    public JobRules withAttempts(int newAttempts) {
        return new JobRules(newAttempts, oldest, waits, concurrency, nextWindow, asking);
    }

    public JobRules withOldest(Duration newOldest) {
        return new JobRules(attempts, newOldest, waits, concurrency, nextWindow, asking);
    }

    public JobRules withWaits(Waits newWaits) {
        return new JobRules(attempts, oldest, newWaits, concurrency, nextWindow, asking);
    }

    public JobRules withConcurrency(int newConcurrency) {
        return new JobRules(attempts, oldest, waits, newConcurrency, nextWindow, asking);
    }

    public JobRules withNextWindow(Duration newWindow) {
        return new JobRules(attempts, oldest, waits, concurrency, newWindow, asking);
    }

    public JobRules withAsking(Asking newAsking) {
        return new JobRules(attempts, oldest, waits, concurrency, nextWindow, newAsking);
    }
}
