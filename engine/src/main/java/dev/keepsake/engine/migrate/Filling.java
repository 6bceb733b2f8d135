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

/** Makes vectors that are due. Safe for use by many threads. */
final class Filling {

    private final MigrationStore store;
    private final Progress progress;
    private final ReentrantLock portions = new ReentrantLock();

    Filling(MigrationStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /** Fills all that lacks a vector of this pairing's embedder. */
    void everything(Pairing pairing, int limit, Deadline deadline) {
        // Not in turn with the filler, whose portion may be of the other embedder and take long; what both make is kept
        // once.
        List<DueEntry> due = store.due(pairing.id(), limit);
        while (!due.isEmpty()) {
            fill(pairing, due, deadline);
            if (deadline.passed()) {
                throw new KeepsakeException(
                        ErrorCategory.DEADLINE_EXCEEDED,
                        "Not every vector of " + pairing.id() + " could be made in time; "
                                + store.countDue(pairing.id()) + " are missing");
            }
            due = store.due(pairing.id(), limit);
        }
    }

    /** Fills these, all or none. */
    void fill(Pairing pairing, List<DueEntry> due, Deadline deadline) {
        if (due.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (DueEntry entry : due) {
            texts.add(entry.text());
            if (entry.context() != null) {
                texts.add(entry.context());
            }
        }
        Iterator<Embedding> vectors = embedded(pairing, texts, deadline).iterator();
        List<Filled> filled = new ArrayList<>();
        for (DueEntry entry : due) {
            filled.add(new Filled(entry, vectors.next(), entry.context() == null ? null : vectors.next()));
        }
        progress.made(store.fill(filled));
        pairing.follower().nudge();
    }

    /** Vectors of texts; whatever goes wrong with that is a failure that says whose it is. */
    static List<Embedding> embedded(Pairing pairing, List<String> texts, Deadline deadline) {
        List<Embedding> made;
        try {
            made = pairing.embedder().embed(texts, Embedder.Purpose.PASSAGE, deadline);
        } catch (KeepsakeException told) {
            throw told;
        } catch (RuntimeException defect) {
            // An embedder may be anybody's.
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL,
                    "The embedder " + pairing.id() + " failed in a way that it does not explain ("
                            + defect.getClass().getSimpleName() + ")",
                    defect);
        }
        if (made.size() != texts.size()) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL,
                    "Expected " + texts.size() + " vectors of " + pairing.id() + "; got " + made.size());
        }
        return made;
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
