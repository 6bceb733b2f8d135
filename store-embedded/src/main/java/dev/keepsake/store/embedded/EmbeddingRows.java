package dev.keepsake.store.embedded;

import dev.keepsake.index.Features;
import dev.keepsake.model.Embedding;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Vectors as rows beside their memory or turn. */
final class EmbeddingRows {

    private static final Put MEMORY_VECTOR = Put.beside("memory");
    private static final Put TURN_VECTOR = Put.beside("turn");

    private EmbeddingRows() {}

    /** Writes the vector of a memory and what goes with it, all but the entities; those it had are removed. */
    static void putOfMemory(Session session, Embedders embedders, long number, Embedding embedding, Features features)
            throws SQLException {
        if (!MEMORY_VECTOR.isNew(session, embedders, number, embedding, features)) {
            FeatureRows.removeOfMemory(session, number);
        }
    }

    static void removeOfMemory(Session session, long number) throws SQLException {
        session.update("DELETE FROM memory_embedding WHERE memory = ?", number);
    }

    /** Writes the vector of a turn and what goes with it, all but the entities; those it had are removed. */
    static void putOfTurn(Session session, Embedders embedders, long number, Embedding embedding, Features features)
            throws SQLException {
        if (!TURN_VECTOR.isNew(session, embedders, number, embedding, features)) {
            FeatureRows.removeOfTurn(session, number);
        }
    }

    static void removeOfTurn(Session session, long number) throws SQLException {
        session.update("DELETE FROM turn_embedding WHERE turn = ?", number);
    }

    /** Writes a vector that was due of a memory. */
    static void fillOfMemory(
            Session session, VectorPlace place, long number, Embedding own, @Nullable Embedding inContext)
            throws SQLException {
        MEMORY_VECTOR.fill(session, place, number, own, inContext);
    }

    /** Writes a vector that was due of a turn. */
    static void fillOfTurn(
            Session session, VectorPlace place, long number, Embedding own, @Nullable Embedding inContext)
            throws SQLException {
        TURN_VECTOR.fill(session, place, number, own, inContext);
    }

    /** The statements that write a vector: most are new, and what is new has nothing to be removed first. */
    private record Put(
            String insert,
            String update,
            String second,
            String removeSecond,
            String fill,
            String due,
            String done,
            String accepted) {

        private static final byte[] NONE = {};

        static Put beside(String owner) {
            String table = owner + "_embedding";
            String second = owner + "_second_vector";
            String due = owner + "_vector_due";
            return new Put(
                    "INSERT INTO " + table + " (vector, in_context, times, substance, " + owner
                            + ") VALUES (?, ?, ?, ?, ?) ON CONFLICT (" + owner + ") DO NOTHING",
                    "UPDATE " + table + " SET vector = ?, in_context = ?, times = ?, substance = ? WHERE " + owner
                            + " = ?",
                    "INSERT OR REPLACE INTO " + second + " (vector, in_context, " + owner + ") VALUES (?, ?, ?)",
                    "DELETE FROM " + second + " WHERE " + owner + " = ?",
                    "UPDATE " + table + " SET vector = ?, in_context = ? WHERE " + owner + " = ?",
                    "INSERT OR REPLACE INTO " + due + " (place, " + owner + ") VALUES (?, ?)",
                    "DELETE FROM " + due + " WHERE " + owner + " = ?",
                    "DELETE FROM " + owner + "_set_aside WHERE " + owner + " = ?");
        }

        /** Writes the vector in place of any that there was of either embedder, and says whether there was none. */
        boolean isNew(Session session, Embedders embedders, long number, Embedding embedding, Features features)
                throws SQLException {
            VectorPlace place = embedders.place(embedding.embedder()).orElseThrow();
            byte[] own = Vectors.bytes(embedding.vector());
            byte @Nullable [] inContext = bytes(features.inContext());
            boolean first = place == VectorPlace.FIRST;
            @Nullable
            Object[] values = {
                first ? own : NONE,
                first ? inContext : null,
                TimesJson.write(features.times()),
                features.substance(),
                number
            };
            boolean isNew = session.update(insert, values) == 1;
            if (!isNew) {
                session.update(update, values);
                session.update(accepted, number);
            }
            if (!first) {
                session.update(second, own, inContext, number);
            } else if (embedders.migration() != null) {
                session.update(removeSecond, number);
            }
            if (embedders.migration() != null) {
                VectorPlace dueNow = embedders.dueBeside(place);
                if (dueNow == null) {
                    session.update(done, number);
                } else {
                    session.update(due, dueNow, number);
                }
            }
            return isNew;
        }

        void fill(Session session, VectorPlace place, long number, Embedding own, @Nullable Embedding inContext)
                throws SQLException {
            String statement = switch (place) {
                case FIRST -> fill;
                case SECOND -> second;
            };
            session.update(statement, Vectors.bytes(own.vector()), bytes(inContext), number);
            session.update(done + " AND place = ?", number, place);
            session.update(accepted + " AND place = ?", number, place);
        }

        private static byte @Nullable [] bytes(@Nullable Embedding embedding) {
            return embedding == null ? null : Vectors.bytes(embedding.vector());
        }
    }
}
