package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Features;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Vectors as rows beside their memory or turn. */
final class EmbeddingRows {

    private static final Put MEMORY_VECTOR = Put.beside("memory");
    private static final Put TURN_VECTOR = Put.beside("turn");

    private EmbeddingRows() {}

    static Optional<EmbedderId> embedder(Session session) throws SQLException {
        Optional<String> name = Meta.get(session, Meta.EMBEDDER);
        Optional<String> dimension = Meta.get(session, Meta.DIMENSION);
        return name.flatMap(known -> dimension.map(digits -> new EmbedderId(known, Integer.parseInt(digits))));
    }

    static void record(Session session, EmbedderId embedder) throws SQLException {
        Meta.put(session, Meta.EMBEDDER, embedder.name());
        Meta.put(session, Meta.DIMENSION, Integer.toString(embedder.dimension()));
    }

    /** Refuses vectors that are not of the recorded embedder. */
    static void requireEmbedder(Session session, Collection<Embedding> embeddings) throws SQLException {
        if (embeddings.isEmpty()) {
            return;
        }
        Optional<EmbedderId> recorded = embedder(session);
        for (Embedding embedding : embeddings) {
            if (!recorded.equals(Optional.of(embedding.embedder()))) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The plan has a vector of " + embedding.embedder() + "; the store is bound to "
                                + recorded.map(EmbedderId::toString).orElse("none yet, bind it first"));
            }
        }
    }

    /** Writes the vector of a memory and what goes with it, all but the entities; those it had are removed. */
    static void putOfMemory(Session session, long number, Embedding embedding, Features features) throws SQLException {
        if (!MEMORY_VECTOR.isNew(session, number, embedding, features)) {
            FeatureRows.removeOfMemory(session, number);
        }
    }

    static void removeOfMemory(Session session, long number) throws SQLException {
        session.update("DELETE FROM memory_embedding WHERE memory = ?", number);
    }

    /** Writes the vector of a turn and what goes with it, all but the entities; those it had are removed. */
    static void putOfTurn(Session session, long number, Embedding embedding, Features features) throws SQLException {
        if (!TURN_VECTOR.isNew(session, number, embedding, features)) {
            FeatureRows.removeOfTurn(session, number);
        }
    }

    static void removeOfTurn(Session session, long number) throws SQLException {
        session.update("DELETE FROM turn_embedding WHERE turn = ?", number);
    }

    /** The statements that write a vector: most are new, and what is new has nothing to be removed first. */
    private record Put(String insert, String update) {

        static Put beside(String owner) {
            String table = owner + "_embedding";
            return new Put(
                    "INSERT INTO " + table + " (vector, in_context, times, substance, " + owner
                            + ") VALUES (?, ?, ?, ?, ?) ON CONFLICT (" + owner + ") DO NOTHING",
                    "UPDATE " + table + " SET vector = ?, in_context = ?, times = ?, substance = ? WHERE " + owner
                            + " = ?");
        }

        /** Writes the vector and says whether there was none. */
        boolean isNew(Session session, long number, Embedding embedding, Features features) throws SQLException {
            Embedding inContext = features.inContext();
            @Nullable
            Object[] values = {
                Vectors.bytes(embedding.vector()),
                inContext == null ? null : Vectors.bytes(inContext.vector()),
                TimesJson.write(features.times()),
                features.substance(),
                number
            };
            if (session.update(insert, values) == 1) {
                return true;
            }
            session.update(update, values);
            return false;
        }
    }
}
