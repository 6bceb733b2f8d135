package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EmbedCallTest {

    private static final EmbedderId EMBEDDER = new EmbedderId("length-of-text", 1);
    private static final List<String> TEXTS = List.of("a", "bb", "ccc", "dddd", "eeeee");

    @Test
    void answersInTheOrderOfTheTexts() {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            float[][] vectors =
                    call(TEXTS, EmbedCallTest::lengthOf, Deadline.NONE).runOn(threads, 3);

            assertThat(vectors).isDeepEqualTo(new float[][] {{1}, {2}, {3}, {4}, {5}});
        }
    }

    @Test
    void beginsWithTheLongestTextSoThatItIsNotLeftForTheEnd() {
        List<String> order = new ArrayList<>();
        Function<String, float[]> recorder = text -> {
            order.add(text);
            return lengthOf(text);
        };

        float[][] vectors =
                call(List.of("aa", "b", "cccc", "dd"), recorder, Deadline.NONE).runOn(Runnable::run, 1);

        assertThat(order).containsExactly("cccc", "aa", "dd", "b");
        assertThat(vectors).isDeepEqualTo(new float[][] {{2}, {1}, {4}, {2}});
    }

    @Test
    void takesTurnsWithOtherCallsTextByText() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch bothQueued = new CountDownLatch(1);
        Function<String, float[]> recorder = text -> {
            await(bothQueued);
            order.add(text);
            return lengthOf(text);
        };
        try (QueueWatcher oneThread = new QueueWatcher();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<float[][]> imported =
                    callers.submit(() -> call(List.of("import 1", "import 2", "import 3"), recorder, Deadline.NONE)
                            .runOn(oneThread, 1));
            oneThread.awaitSubmission();
            Future<float[][]> asked = callers.submit(
                    () -> call(List.of("question"), recorder, Deadline.NONE).runOn(oneThread, 1));
            oneThread.awaitSubmission();
            bothQueued.countDown();
            assertThat(imported.get()).hasDimensions(3, 1);
            assertThat(asked.get()).hasDimensions(1, 1);
        }

        assertThat(order).containsExactly("import 1", "question", "import 2", "import 3");
    }

    @Test
    void stopsBeforeTheNextTextWhenTheDeadlineHasPassed() {
        AtomicLong now = new AtomicLong();
        Deadline deadline = Deadline.after(Duration.ofMinutes(1), now::get);
        List<String> seen = new ArrayList<>();
        Function<String, float[]> slow = text -> {
            seen.add(text);
            now.addAndGet(Duration.ofSeconds(40).toNanos());
            return lengthOf(text);
        };

        assertThatThrownBy(() -> call(TEXTS, slow, deadline).runOn(Runnable::run, 1))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED))
                .hasMessageContaining("after 2 of 5 texts");
        assertThat(seen).containsExactly("eeeee", "dddd");
    }

    @Test
    void doesNotWaitForATextThatTakesLongerThanTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        Function<String, float[]> stuck = text -> {
            await(never);
            return lengthOf(text);
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            EmbedCall call = call(TEXTS, stuck, Deadline.after(Duration.ofMillis(10)));

            assertThatThrownBy(() -> call.runOn(threads, 1))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
            never.countDown();
        }
    }

    @Test
    void saysThatTheModelFailedWithoutRepeatingTheText() {
        IllegalStateException cause = new IllegalStateException("out of order");

        assertThatThrownBy(() -> call(List.of("my secret"), failing(cause), Deadline.NONE)
                        .runOn(Runnable::run, 1))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failure -> assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                .hasMessageContaining("length-of-text")
                .hasMessageNotContaining("secret")
                .hasCause(cause);
    }

    @Test
    void doesNotHangWhenAnErrorIsThrown() {
        StackOverflowError cause = new StackOverflowError();

        assertThatThrownBy(() -> call(TEXTS, failing(cause), Deadline.NONE).runOn(Runnable::run, 1))
                .isInstanceOf(KeepsakeException.class)
                .hasCause(cause);
    }

    @Test
    void failsWhenTheThreadsAreGone() {
        Executor closed = task -> {
            throw new RejectedExecutionException();
        };

        assertThatThrownBy(() ->
                        call(TEXTS, EmbedCallTest::lengthOf, Deadline.NONE).runOn(closed, 2))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failure -> assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                .hasMessageContaining("was closed after 0 of 5 texts");
    }

    @Test
    void stopsWhenInterruptedAndKeepsTheInterrupt() throws Exception {
        Executor nobody = task -> {};
        AtomicBoolean kept = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            try {
                call(TEXTS, EmbedCallTest::lengthOf, Deadline.NONE).runOn(nobody, 1);
            } catch (KeepsakeException failure) {
                thrown.set(failure);
            }
            kept.set(Thread.currentThread().isInterrupted());
        });
        caller.join();

        assertThat(thrown.get()).isInstanceOf(KeepsakeException.class).hasMessageContaining("interrupted");
        assertThat(kept).isTrue();
    }

    private static Function<String, float[]> failing(Throwable failure) {
        return text -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** One thread with a queue, and a count of what was put into it. */
    private static final class QueueWatcher implements Executor, AutoCloseable {

        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Semaphore submissions = new Semaphore(0);

        @Override
        public void execute(Runnable task) {
            thread.execute(task);
            submissions.release();
        }

        void awaitSubmission() throws InterruptedException {
            submissions.acquire();
        }

        @Override
        public void close() {
            thread.close();
        }
    }

    private static EmbedCall call(List<String> texts, Function<String, float[]> encoder, Deadline deadline) {
        return new EmbedCall(EMBEDDER, texts, encoder, deadline);
    }

    private static float[] lengthOf(String text) {
        return new float[] {text.length()};
    }
}
