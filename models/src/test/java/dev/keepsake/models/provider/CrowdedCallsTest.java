package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ResilientCalls.Attempt;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Far more callers than a provider takes at once. */
@Timeout(120)
class CrowdedCallsTest {

    private static final ModelTarget TARGET =
            new ModelTarget("openai", "some-model", ModelRole.CHAT, URI.create("http://models.test/v1"));
    private static final Patience ONCE =
            new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 10_000, Duration.ofHours(1));
    private static final int PLACES = 4;
    private static final int CROWD = 200;

    private static ResilientCalls calls(int concurrency) {
        return new ResilientCalls(
                TARGET, Limits.STANDARD.withPatience(ONCE).withConcurrency(concurrency), Outgoing.UNWATCHED);
    }

    private static Deadline ample() {
        return Deadline.after(Duration.ofMinutes(5));
    }

    @Test
    void aPlaceThatNobodyWaitsForAnyLongerIsTheNextCallersPlace() throws Exception {
        ResilientCalls calls = calls(PLACES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch end = new CountDownLatch(1);
            List<Future<String>> holders = holdAll(calls, threads, end);
            List<Future<Throwable>> hurried = new ArrayList<>();
            for (int caller = 0; caller < CROWD; caller++) {
                Deadline soon = Deadline.after(Duration.ofMillis(1 + caller % 20));
                hurried.add(threads.submit(() -> catchThrowable(() -> calls.call(soon, observed -> "Rome"))));
            }
            // All of them come back while those before them stay.
            for (Future<Throwable> caller : hurried) {
                assertThat(caller.get())
                        .isInstanceOfSatisfying(
                                KeepsakeException.class,
                                late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
            }
            assertThat(calls.status().calls()).isEqualTo(PLACES);

            end.countDown();
            for (Future<String> holder : holders) {
                assertThat(holder.get()).isEqualTo("Paris");
            }
            assertThatAllPlacesAreFree(calls, threads);
        }
    }

    @Test
    void aPlaceIsGivenBackHoweverACallEnds() throws Exception {
        ResilientCalls calls = calls(PLACES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Thread> interrupted = Collections.synchronizedList(new ArrayList<>());
            List<Future<?>> crowd = new ArrayList<>();
            for (int caller = 0; caller < CROWD; caller++) {
                Attempt<String> attempt = attempt(caller);
                Deadline deadline = caller % 5 == 3 ? Deadline.after(Duration.ofMillis(caller % 7)) : ample();
                boolean isInterrupted = caller % 5 == 4;
                crowd.add(threads.submit(() -> {
                    if (isInterrupted) {
                        interrupted.add(Thread.currentThread());
                    }
                    return catchThrowable(() -> calls.call(deadline, attempt));
                }));
            }
            while (crowd.stream().anyMatch(call -> !call.isDone())) {
                List.copyOf(interrupted).forEach(Thread::interrupt);
                Thread.onSpinWait();
            }

            assertThat(calls.status().running()).isZero();
            assertThatAllPlacesAreFree(calls, threads);
        }
    }

    /** Answers, refuses, breaks, hangs until the deadline, or hangs until it is interrupted. */
    private static Attempt<String> attempt(int caller) {
        return switch (caller % 5) {
            case 0 -> observed -> "Paris";
            case 1 ->
                observed -> {
                    throw ProviderFailure.of(Kind.OUT_OF_ORDER, "It fails");
                };
            case 2 ->
                observed -> {
                    throw new IllegalStateException("It breaks");
                };
            default ->
                observed -> {
                    new CountDownLatch(1).await();
                    return "never";
                };
        };
    }

    @Test
    void whoeverCameFirstIsServedFirst() throws Exception {
        ResilientCalls calls = calls(1);
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch end = new CountDownLatch(1);
            List<Future<String>> all = new ArrayList<>(holdAll(calls, threads, end));
            List<Integer> order = IntStream.range(0, 20).boxed().toList();
            for (int caller : order) {
                List<Thread> waiting = Collections.synchronizedList(new ArrayList<>());
                all.add(threads.submit(() -> {
                    waiting.add(Thread.currentThread());
                    return calls.call(ample(), observed -> {
                        served.add(caller);
                        return "Paris";
                    });
                }));
                while (waiting.isEmpty() || waiting.getFirst().getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            end.countDown();
            for (Future<String> call : all) {
                assertThat(call.get()).isEqualTo("Paris");
            }
            assertThat(served).isEqualTo(order);
        }
    }

    @Test
    void whoeverWaitsForATurnHeedsWhatTheOneBeforeWasTold() throws Exception {
        ResilientCalls calls = calls(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch end = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            Future<Throwable> told = threads.submit(() -> catchThrowable(() -> calls.call(ample(), observed -> {
                begun.countDown();
                end.await();
                throw ProviderFailure.of(Kind.TOO_MANY_REQUESTS, "Not now", Duration.ofMinutes(2));
            })));
            begun.await();
            List<Thread> waiting = Collections.synchronizedList(new ArrayList<>());
            Future<ProviderFailure> next = threads.submit(() -> {
                waiting.add(Thread.currentThread());
                return catchThrowableOfType(
                        ProviderFailure.class, () -> calls.call(ample(), observed -> "asked all the same"));
            });
            while (waiting.isEmpty() || waiting.getFirst().getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            end.countDown();

            assertThat(told.get()).isInstanceOf(ProviderFailure.class);
            assertThat(next.get()).hasMessageContaining("was not asked: it wants to be left alone");
            assertThat(calls.status().calls()).isEqualTo(1);
        }
    }

    @Test
    void aRateLeavesNobodyWaitingForAMinuteThatTheyDoNotHave() throws Exception {
        ResilientCalls calls = new ResilientCalls(
                TARGET, Limits.STANDARD.withPatience(ONCE).withRequestsPerMinute(1), Outgoing.UNWATCHED);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            calls.call(ample(), observed -> "Paris");
            List<Future<Throwable>> crowd = new ArrayList<>();
            for (int caller = 0; caller < CROWD; caller++) {
                Deadline deadline = Deadline.after(Duration.ofSeconds(20));
                crowd.add(threads.submit(() -> catchThrowable(() -> calls.call(deadline, observed -> "Rome"))));
            }
            for (Future<Throwable> caller : crowd) {
                assertThat(caller.get()).hasMessageContaining("1 requests a minute");
            }
            assertThat(calls.status().calls()).isEqualTo(1);
        }
    }

    @Test
    void aCrowdAtOneModelLeavesTheNextOneFree() throws Exception {
        ResilientCalls crowded = calls(1);
        ResilientCalls other = calls(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch end = new CountDownLatch(1);
            List<Future<String>> holders = holdAll(crowded, threads, end);

            String reply = other.call(ample(), observed -> "Rome");

            assertThat(reply).isEqualTo("Rome");
            end.countDown();
            assertThat(holders.getFirst().get()).isEqualTo("Paris");
        }
    }

    /** Callers that have every place until {@code end}. */
    private static List<Future<String>> holdAll(ResilientCalls calls, ExecutorService threads, CountDownLatch end)
            throws InterruptedException {
        int places = places(calls);
        CountDownLatch begun = new CountDownLatch(places);
        List<Future<String>> holders = IntStream.range(0, places)
                .mapToObj(place -> threads.submit(() -> calls.call(ample(), observed -> {
                    begun.countDown();
                    end.await();
                    return "Paris";
                })))
                .toList();
        begun.await();
        return holders;
    }

    /** As many as there are places have to be under way at once before any of them ends. */
    private static void assertThatAllPlacesAreFree(ResilientCalls calls, ExecutorService threads) throws Exception {
        int places = places(calls);
        CyclicBarrier together = new CyclicBarrier(places);
        List<Future<String>> all = IntStream.range(0, places)
                .mapToObj(place -> threads.submit(() -> calls.call(ample(), observed -> {
                    together.await();
                    return "Paris";
                })))
                .toList();
        for (Future<String> one : all) {
            assertThat(one.get()).isEqualTo("Paris");
        }
    }

    private static int places(ResilientCalls calls) {
        return calls.limits().concurrency();
    }
}
