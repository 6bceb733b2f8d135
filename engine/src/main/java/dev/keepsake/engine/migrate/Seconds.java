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

/** Opens the pairing beside the one in use and does away with it. Safe for use by many threads. */
final class Seconds {

    /** How long a search that has begun with a pairing may take before it is closed under it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MigrationStore store;
    private final Pairings pairings;
    private final SecondParts parts;

    Seconds(MigrationStore store, Pairings pairings, SecondParts parts) {
        this.store = store;
        this.pairings = pairings;
        this.parts = parts;
    }

    /** Opens an embedder of this name. */
    Embedder embedder(String name) {
        return parts.embedder(name);
    }

    /** Opens what the migration needs beside the pairing in use, unless it is open. */
    synchronized void open(EmbeddingMigration migration) {
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
            open(migration, embedder);
        } catch (RuntimeException failed) {
            embedder.close();
            throw failed;
        }
    }

    /** Opens the index of this embedder and puts both beside the pairing in use; the embedder is taken over when that succeeds. */
    synchronized void open(EmbeddingMigration migration, Embedder embedder) {
        if (pairings.second().isPresent()) {
            embedder.close();
            return;
        }
        Pairing.Faces index = parts.index(embedder.id(), migration.generation(embedder.id()));
        Pairing second = new Pairing(embedder, index, store.logOf(embedder.id()), Phases.UNWATCHED);
        second.start();
        pairings.put(second);
    }

    /** Closes what is not in use any more, once nobody searches it, and removes its index. */
    synchronized void discard(EmbeddingMigration migration, EmbedderId stays) {
        pairings.second().ifPresent(second -> {
            pairings.put(null);
            second.retire(PATIENCE);
            second.close();
        });
        parts.remove(migration.generation(migration.besides(stays)));
    }

    /** Closes the pairing beside the one in use, if there is one. */
    synchronized void close() {
        pairings.second().ifPresent(second -> {
            pairings.put(null);
            second.close();
        });
    }
}
