package dev.keepsake.store.embedded;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Features;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** Vectors as rows beside their memory or turn. */
final class EmbeddingRows {

    private static final String MEMORY_VECTOR = put("memory");
    private static final String TURN_VECTOR = put("turn");

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

    /** False when the project has no such memory. */
    static boolean putOfMemory(Session session, ProjectId project, MemoryId id, Embedding embedding, Features features)
            throws SQLException {
        long number = MemoryRows.number(session, project, id);
        if (number == 0) {
            return false;
        }
        put(session, MEMORY_VECTOR, number, embedding, features);
        FeatureRows.replaceOfMemory(session, number, features.entities());
        return true;
    }

    static void removeOfMemory(Session session, long number) throws SQLException {
        session.update("DELETE FROM memory_embedding WHERE memory = ?", number);
    }

    /** False when the project has no such turn. */
    static boolean putOfTurn(Session session, ProjectId project, TurnId id, Embedding embedding, Features features)
            throws SQLException {
        long number = TurnRows.number(session, project, id);
        if (number == 0) {
            return false;
        }
        put(session, TURN_VECTOR, number, embedding, features);
        FeatureRows.replaceOfTurn(session, number, features.entities());
        return true;
    }

    static void removeOfTurn(Session session, long number) throws SQLException {
        session.update("DELETE FROM turn_embedding WHERE turn = ?", number);
    }

    private static String put(String owner) {
        return "INSERT INTO " + owner + "_embedding (" + owner + ", vector, in_context, times, substance)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (" + owner + ") DO UPDATE SET vector = excluded.vector,"
                + " in_context = excluded.in_context, times = excluded.times, substance = excluded.substance";
    }

    private static void put(Session session, String sql, long number, Embedding embedding, Features features)
            throws SQLException {
        Embedding inContext = features.inContext();
        session.update(
                sql,
                number,
                Vectors.bytes(embedding.vector()),
                inContext == null ? null : Vectors.bytes(inContext.vector()),
                TimesJson.write(features.times()),
                features.substance());
    }
}
