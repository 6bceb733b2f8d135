package dev.keepsake.models.provider;

import dev.failsafe.CircuitBreaker;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ProviderStatus.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What became of the calls to one model. Safe for use by many threads. */
final class CallRecord {

    /** No provider is let be for longer on its own word alone. */
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);

    private final InstantSource clock;
    private Instant quietUntil = Instant.MIN;
    private int running;
    private int failuresInRow;
    private long calls;
    private @Nullable Kind lastFailure;
    private @Nullable Instant lastFailureAt;

    CallRecord(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void begin() {
        running++;
        calls++;
    }

    synchronized void end() {
        running--;
    }

    synchronized void succeed() {
        failuresInRow = 0;
    }

    synchronized void fail(KeepsakeException failure) {
        failuresInRow++;
        lastFailure = kind(failure);
        lastFailureAt = clock.instant();
        if (lastFailure == Kind.TOO_MANY_REQUESTS || lastFailure == Kind.OUT_OF_ORDER) {
            failure.retryAfter().ifPresent(this::beQuiet);
        }
    }

    private static Kind kind(KeepsakeException failure) {
        if (failure instanceof ProviderFailure known) {
            return known.kind();
        }
        return failure.category() == ErrorCategory.DEADLINE_EXCEEDED ? Kind.TIMEOUT : Kind.NOT_ALLOWED;
    }

    private void beQuiet(Duration wanted) {
        Instant until = clock.instant().plus(wanted.compareTo(LONGEST_QUIET) < 0 ? wanted : LONGEST_QUIET);
        quietUntil = until.isAfter(quietUntil) ? until : quietUntil;
    }

    /** How much longer the provider wants to be left alone by everybody here; zero when it does not. */
    synchronized Duration quiet() {
        Instant now = clock.instant();
        return quietUntil.isAfter(now) ? Duration.between(now, quietUntil) : Duration.ZERO;
    }

    synchronized ProviderStatus status(ModelTarget target, CircuitBreaker<?> breaker) {
        Duration pause = breaker.getRemainingDelay();
        boolean open = breaker.isOpen() && pause.isPositive();
        Breaker state = breaker.isClosed() ? Breaker.CLOSED : open ? Breaker.OPEN : Breaker.HALF_OPEN;
        return new ProviderStatus(
                target.provider(),
                target.model(),
                target.role(),
                state,
                open ? clock.instant().plus(pause) : null,
                running,
                failuresInRow,
                calls,
                lastFailure,
                lastFailureAt);
    }
}
