package dev.keepsake.engine.migrate;

import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.MigrationStore;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Opens the pairing beside the one in use and does away with it. Safe for use by many threads. */
final class Seconds {

    /** How long a search that has begun with a pairing may take before it is closed under it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MigrationStore store;
    private final Pairings pairings;
    private final SecondParts parts;
    private final Phases phases;
    private final ReentrantLock changing = new ReentrantLock();

    Seconds(MigrationStore store, Pairings pairings, SecondParts parts, Phases phases) {
        this.store = store;
        this.pairings = pairings;
        this.parts = parts;
        this.phases = phases;
    }

    MigrationStore store() {
        return store;
    }

    Pairings pairings() {
        return pairings;
    }

    /** Opens an embedder of this name. What cannot be opened is the fault of who asks for it here, not of the configuration. */
    Embedder embedder(String name) {
        try {
            return parts.embedder(name);
        } catch (KeepsakeException refused) {
            throw refused.category() == ErrorCategory.CONFIGURATION
                    ? new KeepsakeException(ErrorCategory.INVALID_REQUEST, refused.getMessage(), refused)
                    : refused;
        }
    }

    /** Opens what the migration needs beside the pairing in use, unless it is open. */
    void open(EmbeddingMigration migration) {
        alone(() -> openMissing(migration));
    }

    private void openMissing(EmbeddingMigration migration) {
        if (pairings.second().isPresent()) {
            return;
        }
        EmbedderId missing = migration.besides(pairings.current().id());
        Embedder embedder = parts.embedder(missing.name());
        if (!embedder.id().equals(missing)) {
            EmbedderId opened = embedder.id();
            embedder.close();
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The store is on its way between embedders of which one is " + missing + "; what was opened by this"
                            + " name is " + opened);
        }
        try {
            openBeside(migration, embedder);
        } catch (RuntimeException failed) {
            embedder.close();
            throw failed;
        }
    }

    /** Opens the index of this embedder and puts both beside the pairing in use; the embedder is taken over when that succeeds. */
    void open(EmbeddingMigration migration, Embedder embedder) {
        alone(() -> openBeside(migration, embedder));
    }

    private void openBeside(EmbeddingMigration migration, Embedder embedder) {
        if (pairings.second().isPresent()) {
            embedder.close();
            return;
        }
        Pairing.Faces index = parts.index(embedder.id(), migration.generation(embedder.id()));
        try {
            Pairing second = new Pairing(embedder, index, store.logOf(embedder.id()), phases);
            second.start();
            pairings.put(second);
        } catch (RuntimeException failed) {
            // Left open it would be locked, and no later attempt could open it.
            index.projection().close();
            throw failed;
        }
    }

    /** Closes what is not in use any more, once nobody searches it, and removes its index. */
    void discard(EmbeddingMigration migration, EmbedderId stays) {
        alone(() -> {
            pairings.second().ifPresent(second -> {
                pairings.put(null);
                second.retire(PATIENCE);
                second.close();
            });
            parts.remove(migration.generation(migration.besides(stays)));
        });
    }

    /** Closes the pairing beside the one in use, if there is one. */
    void close() {
        alone(() -> pairings.second().ifPresent(second -> {
            pairings.put(null);
            second.close();
        }));
    }

    private void alone(Runnable change) {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }
}
