package dev.keepsake.engine.migrate;

import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.MigrationStore.Filled;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Makes vectors that are due, one portion at a time. Safe for use by many threads. */
final class Filling {

    private final MigrationStore store;
    private final Progress progress;
    private final ReentrantLock portions = new ReentrantLock();

    Filling(MigrationStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Fills one portion of what lacks a vector of this pairing's embedder.
     *
     * @return whether there was any
     */
    boolean portion(Pairing pairing, int limit, Deadline deadline) {
        return paused(() -> fill(pairing, store.due(pairing.id(), limit), deadline));
    }

    /** Fills all that lacks a vector of this pairing's embedder. */
    void everything(Pairing pairing, int limit, Deadline deadline) {
        // Not in turn with the filler, whose portion may be of the other embedder and take long; what both make is kept
        // once.
        while (fill(pairing, store.due(pairing.id(), limit), deadline)) {
            if (deadline.passed()) {
                throw new KeepsakeException(
                        ErrorCategory.DEADLINE_EXCEEDED,
                        "Not every vector of " + pairing.id() + " could be made in time; "
                                + store.countDue(pairing.id()) + " are missing");
            }
        }
    }

    boolean fill(Pairing pairing, List<DueEntry> due, Deadline deadline) {
        if (due.isEmpty()) {
            return false;
        }
        List<String> texts = new ArrayList<>();
        for (DueEntry entry : due) {
            texts.add(entry.text());
            if (entry.context() != null) {
                texts.add(entry.context());
            }
        }
        List<Embedding> made = pairing.embedder().embed(texts, Embedder.Purpose.PASSAGE, deadline);
        if (made.size() != texts.size()) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL,
                    "Expected " + texts.size() + " vectors of " + pairing.id() + "; got " + made.size());
        }
        Iterator<Embedding> vectors = made.iterator();
        List<Filled> filled = new ArrayList<>();
        for (DueEntry entry : due) {
            filled.add(new Filled(entry, vectors.next(), entry.context() == null ? null : vectors.next()));
        }
        progress.made(store.fill(filled));
        pairing.follower().nudge();
        return true;
    }

    /** Does something while no portion is being filled. */
    <T> T paused(Supplier<T> work) {
        portions.lock();
        try {
            return work.get();
        } finally {
            portions.unlock();
        }
    }
}
