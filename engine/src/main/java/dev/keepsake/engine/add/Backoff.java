package dev.keepsake.engine.add;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: half of it is certain and half is chance, so that what failed together does not come
 * back together. A failure that says when trying again can help is believed, up to an hour.
 */
final class Backoff {

    private static final Duration MOST_BELIEVED = Duration.ofHours(1);
    private static final int DOUBLINGS = 40;

    private final JobRules.Waits waits;
    private final DoubleSupplier chance;

    /**
     * A back-off.
     *
     * @param chance a number from 0 to below 1, another one each time
     */
    Backoff(JobRules.Waits waits, DoubleSupplier chance) {
        this.waits = waits;
        this.chance = chance;
    }

    /**
     * The wait after a failure.
     *
     * @param attempts how many there were in vain, this one among them; at least 1
     * @param retryAfter how long trying again cannot help, where that is known
     */
    Duration after(int attempts, Optional<Duration> retryAfter) {
        if (retryAfter.isPresent()) {
            Duration heard = shorter(retryAfter.get(), MOST_BELIEVED);
            return (heard.isNegative() ? Duration.ZERO : heard).plus(partOf(waits.first()));
        }
        Duration whole = doubled(attempts - 1);
        return whole.minus(partOf(whole.dividedBy(2)));
    }

    private Duration doubled(int times) {
        Duration wait = waits.first();
        for (int time = 0; time < Math.min(times, DOUBLINGS) && wait.compareTo(waits.longest()) < 0; time++) {
            wait = wait.multipliedBy(2);
        }
        return shorter(wait, waits.longest());
    }

    private Duration partOf(Duration whole) {
        return Duration.ofNanos((long) (whole.toNanos() * chance.getAsDouble()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
