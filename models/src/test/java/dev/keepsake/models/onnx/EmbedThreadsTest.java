package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.time.Deadline;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmbedThreadsTest {

    private static final EmbedderId EMBEDDER = new EmbedderId("one", 1);

    @Test
    @Timeout(20)
    void answersAQueryWhileEveryThreadForPassagesIsBusyAndMoreAreWaiting() throws Exception {
        CountDownLatch queryAnswered = new CountDownLatch(1);
        CountDownLatch passagesBegun = new CountDownLatch(2);
        Function<String, float[]> passage = text -> {
            passagesBegun.countDown();
            await(queryAnswered);
            return new float[] {1};
        };
        List<String> numbered = List.of("1", "2", "3", "4", "5", "6");
        try (EmbedThreads threads = new EmbedThreads("test", 2);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<float[][]> imported = callers.submit(() -> new EmbedCall(EMBEDDER, numbered, passage, Deadline.NONE)
                    .runOn(threads.of(Purpose.PASSAGE), threads.each()));
            await(passagesBegun);

            float[][] asked = new EmbedCall(EMBEDDER, List.of("?"), text -> new float[] {2}, Deadline.NONE)
                    .runOn(threads.of(Purpose.QUERY), threads.each());
            assertThat(asked).isDeepEqualTo(new float[][] {{2}});
            assertThat(imported.isDone()).isFalse();

            queryAnswered.countDown();
            assertThat(imported.get())
                    .isDeepEqualTo(Collections.nCopies(6, new float[] {1}).toArray(float[][]::new));
        }
    }

    @Test
    void takesNothingMoreWhenClosed() {
        EmbedThreads threads = new EmbedThreads("test", 1);
        threads.close();

        for (Purpose purpose : Purpose.values()) {
            assertThatThrownBy(() -> threads.of(purpose).execute(() -> {}))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
