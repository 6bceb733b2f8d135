package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.EmbeddingMigration;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose vectors the store has, as it stands in one transaction.
 *
 * @param recorded the embedder it is searched by, or null before the first
 * @param generation how many embedders it has had with that one
 * @param migration the way to or from another, or null for none
 */
record Embedders(
        @Nullable EmbedderId recorded,
        int generation,
        @Nullable MigrationRow migration) {

    static Embedders read(Session session) throws SQLException {
        Map<String, String> meta = new HashMap<>();
        session.each("SELECT name, value FROM meta", row -> meta.put(row.text(), row.text()));
        String name = meta.get(Meta.EMBEDDER);
        String dimension = meta.get(Meta.DIMENSION);
        return new Embedders(
                name == null || dimension == null ? null : new EmbedderId(name, Integer.parseInt(dimension)),
                Integer.parseInt(meta.getOrDefault(Meta.GENERATION, "1")),
                MigrationRow.read(session));
    }

    /** Records this embedder as the one that the store is searched by. */
    static void record(Session session, EmbedderId embedder, int generation) throws SQLException {
        Meta.put(session, Meta.EMBEDDER, embedder.name());
        Meta.put(session, Meta.DIMENSION, Integer.toString(embedder.dimension()));
        Meta.put(session, Meta.GENERATION, Integer.toString(generation));
    }

    /** Where the vectors of this embedder stand; empty for one that the store has nothing of. */
    Optional<VectorPlace> place(EmbedderId embedder) {
        if (embedder.equals(recorded)) {
            return Optional.of(VectorPlace.of(generation));
        }
        return migration == null || !migration.asItStands(0).concerns(embedder)
                ? Optional.empty()
                : Optional.of(VectorPlace.of(generation).other());
    }

    /** The embedder that the store is going to or coming from, or null. */
    @Nullable
    EmbedderId other() {
        return migration == null || recorded == null
                ? null
                : migration.asItStands(0).besides(recorded);
    }

    /** Where a vector is due when one was written to {@code written} alone, or null when none is. */
    @Nullable
    VectorPlace dueBeside(VectorPlace written) {
        if (migration == null) {
            return null;
        }
        boolean onlyRecorded = migration.phase() == EmbeddingMigration.Phase.DROPPING;
        return onlyRecorded && written == VectorPlace.of(generation) ? null : written.other();
    }

    /** Refuses vectors that the store can do nothing with. */
    void require(Collection<Embedding> embeddings) {
        for (Embedding embedding : embeddings) {
            EmbedderId embedder = embedding.embedder();
            boolean welcome = embedder.equals(recorded)
                    || (embedder.equals(other()) && migration != null && !migration.isRemoving());
            if (!welcome) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The plan has a vector of " + embedder + "; the store is bound to "
                                + (recorded == null ? "none yet, bind it first" : recorded));
            }
        }
    }
}
