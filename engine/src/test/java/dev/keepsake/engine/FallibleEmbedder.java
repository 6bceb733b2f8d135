package dev.keepsake.engine;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Embeds by hashing, and fails or waits when it is told to. */
final class FallibleEmbedder implements Embedder {

    private final HashingEmbedder inner = new HashingEmbedder();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean broken;
    private volatile CountDownLatch opening = new CountDownLatch(0);

    /** The next {@code calls} calls fail. */
    void failNext(int calls) {
        failures.set(calls);
    }

    /** Whether it breaks down from now on, as no embedder says that it does. */
    void breakDown(boolean breaks) {
        broken = breaks;
    }

    /** From now on calls wait until {@code opened} is at zero. */
    void waitFor(CountDownLatch opened) {
        opening = opened;
    }

    @Override
    public EmbedderId id() {
        return inner.id();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        if (broken) {
            throw new IllegalStateException("The embedder was told to break down over " + texts);
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The embedder was told to fail");
        }
        try {
            opening.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "Interrupted while waiting", stopped);
        }
        return inner.embed(texts, purpose, deadline);
    }
}
