package dev.keepsake.store.embedded;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** Vectors as rows beside their memory or turn. */
final class EmbeddingRows {

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
    static boolean putOfMemory(Session session, ProjectId project, MemoryId id, Embedding embedding)
            throws SQLException {
        long number = MemoryRows.number(session, project, id);
        if (number == 0) {
            return false;
        }
        putOfMemory(session, number, embedding);
        return true;
    }

    static void putOfMemory(Session session, long number, Embedding embedding) throws SQLException {
        session.update(
                "INSERT OR REPLACE INTO memory_embedding (memory, vector) VALUES (?, ?)",
                number,
                Vectors.bytes(embedding.vector()));
    }

    static void removeOfMemory(Session session, long number) throws SQLException {
        session.update("DELETE FROM memory_embedding WHERE memory = ?", number);
    }

    /** False when the project has no such turn. */
    static boolean putOfTurn(Session session, ProjectId project, TurnId id, Embedding embedding) throws SQLException {
        long number = TurnRows.number(session, project, id);
        if (number == 0) {
            return false;
        }
        putOfTurn(session, number, embedding);
        return true;
    }

    static void putOfTurn(Session session, long number, Embedding embedding) throws SQLException {
        session.update(
                "INSERT OR REPLACE INTO turn_embedding (turn, vector) VALUES (?, ?)",
                number,
                Vectors.bytes(embedding.vector()));
    }

    static void removeOfTurn(Session session, long number) throws SQLException {
        session.update("DELETE FROM turn_embedding WHERE turn = ?", number);
    }
}
