package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ProviderStatus.Breaker;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResilientCallsTest {

    private static final ModelTarget TARGET =
            new ModelTarget("openai", "some-model", ModelRole.CHAT, URI.create("http://models.test/v1"));
    private static final Deadline AMPLE = Deadline.after(Duration.ofMinutes(5));
    private static final Patience QUICK =
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(2), 3, Duration.ofHours(1));

    private static final ResilientCalls.Attempt<String> PARIS = observed -> "Paris";

    private final FakeClock clock = new FakeClock();
    private final AtomicInteger attempts = new AtomicInteger();

    private ResilientCalls calls(Limits limits) {
        return new ResilientCalls(TARGET, limits, Outgoing.UNWATCHED, clock);
    }

    private static Limits limits(Patience patience) {
        return Limits.STANDARD.withPatience(patience);
    }

    private ResilientCalls.Attempt<String> failing(Kind kind) {
        return observed -> {
            attempts.incrementAndGet();
            throw ProviderFailure.of(kind, "It fails");
        };
    }

    @Test
    void asksAgainWhileAFailureMayPassAndNotOtherwise() {
        ResilientCalls calls = calls(limits(QUICK));

        assertThat(failure(calls, AMPLE, failing(Kind.KEY_REFUSED)).kind()).isEqualTo(Kind.KEY_REFUSED);
        assertThat(attempts).hasValue(1);

        assertThat(failure(calls, AMPLE, failing(Kind.OUT_OF_ORDER)).kind()).isEqualTo(Kind.OUT_OF_ORDER);
        assertThat(attempts).hasValue(1 + 3);
    }

    @Test
    void waitsAsLongAsTheProviderWantsIt() {
        ResilientCalls calls = calls(limits(QUICK));
        Duration wanted = Duration.ofMillis(80);
        long begun = System.nanoTime();

        String reply = calls.call(AMPLE, observed -> {
            if (attempts.incrementAndGet() == 1) {
                throw ProviderFailure.of(Kind.TIMEOUT, "Not now", wanted);
            }
            return "Paris";
        });

        assertThat(reply).isEqualTo("Paris");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void failsAtOnceWhenTheProviderWantsMoreTimeThanThereIs() {
        ResilientCalls calls = calls(limits(QUICK));
        Duration wanted = Duration.ofMinutes(10);

        ProviderFailure failure = failure(calls, AMPLE, observed -> {
            attempts.incrementAndGet();
            throw ProviderFailure.of(Kind.TOO_MANY_REQUESTS, "It wants 600 seconds", wanted);
        });

        assertThat(attempts).hasValue(1);
        assertThat(failure.retryAfter()).contains(wanted);
        assertThat(failure).hasMessage("It wants 600 seconds, which is longer than this call can wait");
    }

    @Test
    void whatOneCallWasToldTheOthersHeedForFiveMinutesAtMost() {
        ResilientCalls calls = calls(limits(QUICK));
        ResilientCalls.Attempt<String> quiet = observed -> {
            attempts.incrementAndGet();
            throw ProviderFailure.of(Kind.TOO_MANY_REQUESTS, "Not now", Duration.ofDays(30));
        };
        failure(calls, AMPLE, quiet);

        clock.advance(Duration.ofMinutes(3));
        assertThat(failure(calls, AMPLE, quiet)).hasMessageContaining("left alone for 120 more seconds");
        assertThat(attempts).hasValue(1);

        clock.advance(Duration.ofSeconds(121));
        failure(calls, AMPLE, quiet);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void whoFailsAgainAndAgainIsLetBeAndThatCanBeSeen() {
        ResilientCalls calls = calls(limits(QUICK));
        assertThat(calls.status().breaker()).isEqualTo(Breaker.CLOSED);

        failure(calls, AMPLE, failing(Kind.OUT_OF_ORDER));
        ProviderFailure spared = failure(calls, AMPLE, failing(Kind.OUT_OF_ORDER));

        assertThat(attempts).hasValue(3);
        assertThat(spared.kind()).isEqualTo(Kind.PAUSED);
        assertThat(spared).hasMessageContaining("was not asked");
        assertThat(spared.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        ProviderStatus status = calls.status();
        assertThat(status.breaker()).isEqualTo(Breaker.OPEN);
        assertThat(status.openUntil()).isAfter(clock.instant().plus(Duration.ofMinutes(59)));
        assertThat(status.failuresInRow()).isEqualTo(3);
        assertThat(status.calls()).isEqualTo(3);
        assertThat(status.running()).isZero();
        assertThat(status.lastFailure()).isEqualTo(Kind.OUT_OF_ORDER);
        assertThat(status.lastFailureAt()).isEqualTo(clock.instant());
    }

    @Test
    void oneCallTriesWhenThePauseIsOverAndItsSuccessEndsIt() {
        Patience brief = new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 1, Duration.ofMillis(20));
        ResilientCalls calls = calls(limits(brief));
        failure(calls, AMPLE, failing(Kind.UNREACHABLE));
        while (calls.status().breaker() == Breaker.OPEN) {
            Thread.onSpinWait();
        }

        assertThat(calls.status().breaker()).isEqualTo(Breaker.HALF_OPEN);
        assertThat(calls.call(AMPLE, PARIS)).isEqualTo("Paris");
        assertThat(calls.status().breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(calls.status().failuresInRow()).isZero();
    }

    /** What is left of a limit is told to a transport, whose clock may be over first. */
    @Test
    void aTransportThatStopsJustBeforeTheTimeLimitHasMetTheLimitAndNotTheDeadline() {
        Patience once = new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 100, Duration.ofHours(1));
        ResilientCalls calls = calls(limits(once).withTimeout(Duration.ofMillis(40)));

        ProviderFailure failure = failure(calls, AMPLE, observed -> {
            throw ProviderFailure.of(Kind.TIMEOUT, "Over");
        });

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("within its time limit");
    }

    @Test
    void whatTheConfigurationDoesNotAllowIsNotToldAsATimeLimit() {
        ResilientCalls calls = calls(limits(QUICK));

        assertThatThrownBy(() -> calls.call(AMPLE, observed -> {
                    throw new KeepsakeException(ErrorCategory.CONFIGURATION, "Egress refused");
                }))
                .isInstanceOf(KeepsakeException.class);

        assertThat(calls.status().lastFailure()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void aWrongKeyDoesNotSpeakAgainstTheProvider() {
        ResilientCalls calls = calls(limits(QUICK));

        for (int call = 0; call < 10; call++) {
            failure(calls, AMPLE, failing(Kind.KEY_REFUSED));
        }

        assertThat(calls.status().breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(calls.status().failuresInRow()).isEqualTo(10);
    }

    @Test
    void noMoreAreUnderWayAtOnceThanAllowedAndTheOthersWaitTheirTurn() throws Exception {
        ResilientCalls calls = calls(limits(QUICK).withConcurrency(2));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pairs = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> replies = new ArrayList<>();
            for (int call = 0; call < 20; call++) {
                replies.add(threads.submit(() -> calls.call(AMPLE, observed -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    pairs.await();
                    running.decrementAndGet();
                    return "Paris";
                })));
            }
            for (Future<String> reply : replies) {
                assertThat(reply.get()).isEqualTo("Paris");
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whoGetsNoTurnBeforeTheDeadlineIsToldWhy() throws InterruptedException, ExecutionException {
        ResilientCalls calls = calls(limits(QUICK).withConcurrency(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> calls.call(AMPLE, observed -> {
                begun.countDown();
                end.await();
                return "Paris";
            }));
            begun.await();
            assertThat(calls.status().running()).isEqualTo(1);

            KeepsakeException crowded = catchThrowableOfType(
                    KeepsakeException.class,
                    () -> calls.call(Deadline.after(Duration.ofMillis(30)), observed -> "Rome"));

            assertThat(crowded.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
            assertThat(crowded).hasMessageContaining("1 requests at once").hasMessageContaining("concurrency");
            end.countDown();
            assertThat(first.get()).isEqualTo("Paris");
        }
    }

    @Test
    void noMoreAreMadeAMinuteThanAllowed() {
        ResilientCalls calls = calls(limits(QUICK).withRequestsPerMinute(1));

        assertThat(calls.call(AMPLE, PARIS)).isEqualTo("Paris");
        KeepsakeException crowded = catchThrowableOfType(
                KeepsakeException.class, () -> calls.call(Deadline.after(Duration.ofMillis(200)), observed -> "Rome"));

        assertThat(crowded.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
        assertThat(crowded).hasMessageContaining("1 requests a minute");
        assertThat(calls.status().calls()).isEqualTo(1);
    }

    @Test
    void aProviderThatTakesTooLongFailsAndACallerWithLessTimeIsLate() {
        Patience once = new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 9, Duration.ofHours(1));
        ResilientCalls calls = calls(limits(once).withTimeout(Duration.ofMillis(30)));
        CountDownLatch never = new CountDownLatch(1);
        ResilientCalls.Attempt<String> hanging = observed -> {
            never.await();
            return "Paris";
        };

        assertThat(failure(calls, AMPLE, hanging).kind()).isEqualTo(Kind.TIMEOUT);
        KeepsakeException late = catchThrowableOfType(
                KeepsakeException.class, () -> calls.call(Deadline.after(Duration.ofMillis(10)), hanging));
        assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
        assertThat(calls.status().failuresInRow()).isEqualTo(2);
    }

    @Test
    void callersInAHurryDoNotPauseAModelForThoseWhoHaveTime() {
        ResilientCalls calls = calls(limits(QUICK));
        ResilientCalls.Attempt<String> slow = observed -> {
            new CountDownLatch(1).await();
            return "late";
        };
        for (int hurry = 0; hurry < 5; hurry++) {
            KeepsakeException late = catchThrowableOfType(
                    KeepsakeException.class, () -> calls.call(Deadline.after(Duration.ofMillis(10)), slow));
            assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
        }

        assertThat(calls.status().breaker()).isEqualTo(ProviderStatus.Breaker.CLOSED);
        assertThat(calls.call(AMPLE, PARIS)).isEqualTo("Paris");
    }

    private static ProviderFailure failure(
            ResilientCalls calls, Deadline deadline, ResilientCalls.Attempt<String> attempt) {
        return catchThrowableOfType(ProviderFailure.class, () -> calls.call(deadline, attempt));
    }
}
