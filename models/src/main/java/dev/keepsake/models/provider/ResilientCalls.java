package dev.keepsake.models.provider;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.RateLimiter;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelCall;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls to one model of a provider: no more at once and a minute than its limits allow; again after growing waits when a
 * failure may pass, and not before the provider wants to be asked again; and not at all for a while when it fails again and again,
 * so that a provider that is down costs nobody more time than it takes to say so. Every call is observed. Safe for use by many
 * threads.
 */
public final class ResilientCalls {

    /** As good as for ever, and short enough for the arithmetic of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ModelTarget target;
    private final Limits limits;
    private volatile ObservationRegistry observations;
    private final CircuitBreaker<Object> breaker;
    private final Semaphore places;
    private final @Nullable RateLimiter<Object> rate;
    private final Repetition repetition;
    private final CallRecord record;

    /** The calls to {@code target} from here on. */
    public ResilientCalls(ModelTarget target, Limits limits, Outgoing outgoing) {
        this(target, limits, outgoing, InstantSource.system());
    }

    ResilientCalls(ModelTarget target, Limits limits, Outgoing outgoing, InstantSource clock) {
        this.target = target;
        this.limits = limits;
        this.observations = outgoing.observations();
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(limits.patience().failures())
                .withDelay(limits.patience().pause())
                .build();
        // Whoever has waited longest is next. Failsafe's bulkhead would keep the places of all who gave up waiting.
        this.places = new Semaphore(limits.concurrency(), true);
        this.rate = limits.requestsPerMinute() == 0
                ? null
                : RateLimiter.smoothBuilder(limits.requestsPerMinute(), Duration.ofMinutes(1))
                        .build();
        this.repetition = new Repetition(limits);
        this.record = new CallRecord(clock);
    }

    /** One attempt. */
    @FunctionalInterface
    public interface Attempt<T> {

        /**
         * Asks the provider.
         *
         * @param observed where to enter what the provider says of its reply
         */
        T make(ProviderCallContext observed) throws Exception;
    }

    /** How messages call the model. */
    public String described() {
        return target.described();
    }

    /** Has calls told to others from now on, where nobody is told so far. */
    public void observedBy(ObservationRegistry others) {
        if (observations.isNoop()) {
            observations = others;
        }
    }

    /** The observation that the caller is part of, or null. */
    public @Nullable Observation current() {
        return observations.getCurrentObservation();
    }

    /** How much is asked of it. */
    Limits limits() {
        return limits;
    }

    /** How it goes. */
    public ProviderStatus status() {
        return record.status(target, breaker);
    }

    /**
     * Has the model do something.
     *
     * @throws KeepsakeException a {@link ProviderFailure}; with {@code DEADLINE_EXCEEDED} when the deadline passed first; or what
     *     {@code attempt} threw of that kind
     */
    public <T> T call(Deadline deadline, Attempt<T> attempt) {
        ProviderCallContext context = new ProviderCallContext(target);
        ModelCall.Breaker stands = () -> status().breaker().key();
        context.put(ModelCall.Breaker.class, stands);
        Observation observation = Observation.start(ModelCall.OBSERVATION, () -> context, observations);
        try {
            return repeated(deadline, context, attempt);
        } catch (KeepsakeException failure) {
            context.failed(kind(failure));
            observation.error(failure);
            throw failure;
        } finally {
            context.conclude(status().breaker());
            observation.stop();
        }
    }

    private <T> T repeated(Deadline deadline, ProviderCallContext context, Attempt<T> attempt) {
        try {
            for (int attempts = 1; ; attempts++) {
                try {
                    return inTurn(deadline, context, attempt);
                } catch (ProviderFailure failure) {
                    Optional<Duration> wait = repetition.waitAfter(failure, attempts, deadline);
                    if (wait.isEmpty()) {
                        throw repetition.explained(failure, deadline);
                    }
                    Thread.sleep(wait.get());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "Waiting for " + described() + " was interrupted", interrupted);
        }
    }

    private <T> T inTurn(Deadline deadline, ProviderCallContext context, Attempt<T> attempt)
            throws InterruptedException {
        Duration pause = breaker.getRemainingDelay();
        if (breaker.isOpen() && pause.isPositive()) {
            throw paused(pause);
        }
        waitForQuiet(deadline);
        if (!places.tryAcquire(left(deadline).toNanos(), TimeUnit.NANOSECONDS)) {
            throw crowded();
        }
        try {
            if (rate != null && !rate.tryAcquirePermit(left(deadline))) {
                throw crowded();
            }
            // What others were told while this one waited for its turn.
            waitForQuiet(deadline);
            return guarded(deadline, context, attempt);
        } finally {
            places.release();
        }
    }

    private static Duration left(Deadline deadline) {
        Duration left = deadline.remaining();
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    /** What one call was told, all others heed. */
    private void waitForQuiet(Deadline deadline) throws InterruptedException {
        Duration quiet = record.quiet();
        if (quiet.isZero()) {
            return;
        }
        if (!repetition.hasTime(quiet, deadline)) {
            throw ProviderFailure.of(
                    Kind.TOO_MANY_REQUESTS,
                    described() + " was not asked: it wants to be left alone for " + FailureReader.seconds(quiet)
                            + " more seconds",
                    quiet);
        }
        Thread.sleep(quiet);
    }

    private <T> T guarded(Deadline deadline, ProviderCallContext context, Attempt<T> attempt) {
        if (!breaker.tryAcquirePermit()) {
            throw paused(breaker.getRemainingDelay());
        }
        record.begin();
        context.begin();
        boolean speaksAgainstIt = false;
        boolean saysNothing = false;
        try {
            T reply = limited(deadline, () -> attempt.make(context));
            record.succeed();
            return reply;
        } catch (KeepsakeException failure) {
            boolean outOfTime =
                    !(failure instanceof ProviderFailure) && failure.category() == ErrorCategory.DEADLINE_EXCEEDED;
            // Callers in a hurry must not close a model to those who have time; only a call that tries a paused one has
            // to say something.
            saysNothing = outOfTime && breaker.isClosed();
            speaksAgainstIt = outOfTime || mayPass(failure);
            record.fail(failure);
            throw failure;
        } finally {
            record.end();
            if (speaksAgainstIt && !saysNothing) {
                breaker.recordFailure();
            } else if (!saysNothing) {
                breaker.recordSuccess();
            }
        }
    }

    /** Where not, whoever refuses is in order: a wrong key says nothing against it. */
    private static boolean mayPass(KeepsakeException failure) {
        return failure instanceof ProviderFailure known && known.mayPass();
    }

    private <T> T limited(Deadline deadline, Callable<T> attempt) {
        boolean callerIsFirst = deadline.remaining().compareTo(limits.timeout()) <= 0;
        Deadline end = callerIsFirst ? deadline : Deadline.after(limits.timeout());
        try {
            return ProviderCall.within(described(), end, attempt);
        } catch (KeepsakeException failure) {
            if (!callerIsFirst && ProviderCall.isOver(end) && failure.category() == ErrorCategory.DEADLINE_EXCEEDED) {
                throw ProviderFailure.of(
                        Kind.TIMEOUT,
                        described() + " did not answer within its time limit of "
                                + FailureReader.seconds(limits.timeout()) + " seconds");
            }
            throw failure;
        }
    }

    private static String kind(KeepsakeException failure) {
        return failure instanceof ProviderFailure known
                ? known.kind().key()
                : failure.category().name().toLowerCase(Locale.ROOT);
    }

    private ProviderFailure paused(Duration pause) {
        return ProviderFailure.of(
                Kind.PAUSED,
                described() + " was not asked, because it failed several times in a row; it will be asked again in "
                        + FailureReader.seconds(pause) + " seconds",
                pause);
    }

    private KeepsakeException crowded() {
        String often = rate == null ? "" : " and " + limits.requestsPerMinute() + " requests a minute";
        return new KeepsakeException(
                ErrorCategory.DEADLINE_EXCEEDED,
                described() + " was not asked, because its limits of " + limits.concurrency() + " requests at once"
                        + often + " left no room before the deadline; allow more time, or raise concurrency or"
                        + " requests-per-minute");
    }
}
