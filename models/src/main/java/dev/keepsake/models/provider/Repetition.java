package dev.keepsake.models.provider;

import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether and when a call is made again. The waits double and vary, so that many who failed together do not come back together; and
 * none is shorter than the provider wants it, which is waited for as long as one call may take, where there is as much time.
 */
final class Repetition {

    /** How much longer a wait may be than it has to. */
    private static final double JITTER = 0.2;

    /** Doubling beyond is no longer of use. */
    private static final int MOST_DOUBLINGS = 20;

    private final Limits limits;

    Repetition(Limits limits) {
        this.limits = limits;
    }

    /**
     * How long to wait before a call is made again.
     *
     * @param attempts how often it was made so far, at least 1
     * @return empty when it is not made again: that would not help, was done often enough, or would end after the deadline
     */
    Optional<Duration> waitAfter(ProviderFailure failure, int attempts, Deadline deadline) {
        boolean helps = failure.mayPass() && failure.kind() != Kind.PAUSED;
        if (!helps || attempts > limits.patience().retries()) {
            return Optional.empty();
        }
        Duration shortest = wait(failure, attempts);
        Duration wait = jittered(shortest);
        return hasTime(shortest, deadline) && wait.compareTo(deadline.remaining()) < 0
                ? Optional.of(wait)
                : Optional.empty();
    }

    /** Whether a call may wait so long. */
    boolean hasTime(Duration wait, Deadline deadline) {
        return wait.compareTo(deadline.remaining()) < 0 && wait.compareTo(longest()) <= 0;
    }

    private Duration longest() {
        Duration wait = limits.patience().longestWait();
        return wait.compareTo(limits.timeout()) > 0 ? wait : limits.timeout();
    }

    private Duration wait(ProviderFailure failure, int attempts) {
        Patience patience = limits.patience();
        Duration grown = patience.firstWait().multipliedBy(1L << Math.min(MOST_DOUBLINGS, attempts - 1));
        Duration wait = grown.compareTo(patience.longestWait()) < 0 ? grown : patience.longestWait();
        Duration wanted = failure.retryAfter().orElse(Duration.ZERO);
        return wanted.compareTo(wait) > 0 ? wanted : wait;
    }

    private static Duration jittered(Duration wait) {
        return wait.plusNanos(
                (long) (wait.toNanos() * JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    /** A failure that was not repeated for want of time says so. */
    ProviderFailure explained(ProviderFailure failure, Deadline deadline) {
        boolean asked = failure.retryAfter().isPresent() && failure.kind() != Kind.PAUSED;
        return asked && limits.patience().retries() > 0 && !hasTime(wait(failure, 1), deadline)
                ? ProviderFailure.of(
                        failure.kind(),
                        failure.getMessage() + ", which is longer than this call can wait",
                        failure.retryAfter().get())
                : failure;
    }
}
