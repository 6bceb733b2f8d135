package dev.keepsake.models.onnx;

import dev.keepsake.model.Embedder.Purpose;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that one embedder computes on: as many as there are processors for passages, and as many again for queries. A
 * text cannot be stopped half-way, so that a question behind a queue of imports would wait for all that is in it, and behind
 * two long texts for a tenth of a second even at its head. On threads of its own it begins at once, and the operating
 * system shares the processors among those that are at work.
 */
final class EmbedThreads implements AutoCloseable {

    private final int each;
    private final ExecutorService passages;
    private final ExecutorService queries;

    /**
     * @param name what the names of the threads begin with
     * @param each how many threads a purpose has
     */
    EmbedThreads(String name, int each) {
        this.each = each;
        this.passages = daemons(name + "-passages-", each);
        this.queries = daemons(name + "-queries-", each);
    }

    /** How many texts of one purpose are computed at a time. */
    int each() {
        return each;
    }

    Executor of(Purpose purpose) {
        return switch (purpose) {
            case PASSAGE -> passages;
            case QUERY -> queries;
        };
    }

    /** Waits for the texts being computed; what is handed in later is rejected. */
    @Override
    public void close() {
        passages.close();
        queries.close();
    }

    private static ExecutorService daemons(String name, int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name(name, 0).factory());
    }
}
