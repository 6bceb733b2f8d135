package dev.keepsake.models.onnx;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.time.Deadline;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One call's texts on their way through the shared threads. A thread takes one text and then sends the call to the end of
 * the queue again, so that calls take turns. It begins with the longest text, so that in the end no thread is left alone with it.
 */
final class EmbedCall {

    private final EmbedderId embedder;
    private final List<String> texts;
    private final Function<String, float[]> encoder;
    private final Deadline deadline;

    private final int[] longestFirst;
    private final float[][] vectors;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final CompletableFuture<float[][]> answer = new CompletableFuture<>();

    EmbedCall(EmbedderId embedder, List<String> texts, Function<String, float[]> encoder, Deadline deadline) {
        this.embedder = embedder;
        this.texts = texts;
        this.encoder = encoder;
        this.deadline = deadline;
        this.longestFirst = longestFirst(texts);
        this.vectors = new float[texts.size()][];
    }

    /** Computes all texts on at most {@code parallelism} of the threads at a time, and waits. */
    float[][] runOn(Executor threads, int parallelism) {
        if (texts.isEmpty()) {
            return vectors;
        }
        for (int i = 0; i < Math.min(parallelism, texts.size()); i++) {
            enqueue(threads);
        }
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLate) {
            answer.cancel(false);
            throw late();
        } catch (InterruptedException interrupted) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "Embedding was interrupted " + progress(), interrupted);
        } catch (ExecutionException failed) {
            throw explain(answer.exceptionNow());
        }
    }

    private void enqueue(Executor threads) {
        try {
            threads.execute(() -> takeOne(threads));
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(closed);
        }
    }

    private void takeOne(Executor threads) {
        int turn = taken.getAndIncrement();
        if (turn >= texts.size() || answer.isDone()) {
            return;
        }
        if (deadline.passed()) {
            answer.completeExceptionally(new TimeoutException());
            return;
        }
        int ordinal = longestFirst[turn];
        try {
            vectors[ordinal] = encoder.apply(texts.get(ordinal));
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
            return;
        }
        if (finished.incrementAndGet() == texts.size()) {
            answer.complete(vectors);
        } else {
            enqueue(threads);
        }
    }

    private static int[] longestFirst(List<String> texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                        (Integer ordinal) -> -texts.get(ordinal).length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private KeepsakeException explain(Throwable failure) {
        return switch (failure) {
            case TimeoutException late -> late();
            case RejectedExecutionException closed ->
                new KeepsakeException(
                        ErrorCategory.MODEL_UNAVAILABLE,
                        "The embedder " + embedder.name() + " was closed " + progress(),
                        closed);
            default ->
                new KeepsakeException(
                        ErrorCategory.MODEL_UNAVAILABLE,
                        "The embedder " + embedder.name() + " failed " + progress() + ": " + failure,
                        failure);
        };
    }

    private KeepsakeException late() {
        return new KeepsakeException(
                ErrorCategory.DEADLINE_EXCEEDED,
                "The deadline passed " + progress() + "; allow more time or embed fewer texts at once");
    }

    private String progress() {
        return "after " + finished.get() + " of " + texts.size() + " texts had been embedded";
    }
}
