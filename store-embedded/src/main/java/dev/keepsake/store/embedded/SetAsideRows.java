package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.SetAside;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an embedder refuses, as rows. */
final class SetAsideRows {

    private static final String MEMORIES = "SELECT m.project, m.id, d.reason, d.refused_at FROM memory_set_aside d"
            + " CROSS JOIN memory m ON m.number = d.memory WHERE d.place = ? ORDER BY d.memory LIMIT ?";

    private static final String TURNS =
            "SELECT e.project, e.id, t.ordinal, d.reason, d.refused_at FROM turn_set_aside d"
                    + " CROSS JOIN turn t ON t.number = d.turn JOIN episode e ON e.number = t.episode"
                    + " WHERE d.place = ? ORDER BY d.turn LIMIT ?";

    private SetAsideRows() {}

    static void put(Session session, VectorPlace place, long number, DueEntry entry, String reason, Instant at)
            throws SQLException {
        String owner = owner(entry.key());
        session.update(
                "INSERT OR REPLACE INTO " + owner + "_set_aside (" + owner
                        + ", place, with_context, reason, refused_at) VALUES (?, ?, ?, ?, ?)",
                number,
                place,
                entry.context() == null ? 0 : 1,
                reason,
                at);
        session.update("DELETE FROM " + owner + "_vector_due WHERE " + owner + " = ? AND place = ?", number, place);
    }

    /** Gives what is set aside a row for its vector, an empty one, where vectors stand in tables of their own. */
    static void makeRoom(Session session, VectorPlace place) throws SQLException {
        if (place == VectorPlace.SECOND) {
            for (String owner : List.of("memory", "turn")) {
                session.update("INSERT OR IGNORE INTO " + owner + "_second_vector (" + owner + ", vector) SELECT "
                        + owner + ", x'' FROM " + owner + "_set_aside WHERE place = 'SECOND'");
            }
        }
    }

    /** Nothing is set aside in this place any more. */
    static void forget(Session session, VectorPlace place) throws SQLException {
        session.update("DELETE FROM memory_set_aside WHERE place = ?", place);
        session.update("DELETE FROM turn_set_aside WHERE place = ?", place);
    }

    static long count(Session session, VectorPlace place) throws SQLException {
        return session.number(
                "SELECT (SELECT count(*) FROM memory_set_aside WHERE place = ?1)"
                        + " + (SELECT count(*) FROM turn_set_aside WHERE place = ?1)",
                place);
    }

    /** At most {@code limit}: memories, then turns, each the oldest first. */
    static List<SetAside> some(Session session, VectorPlace place, EmbedderId embedder, int limit) throws SQLException {
        List<SetAside> found = new ArrayList<>(session.all(
                MEMORIES,
                row -> new SetAside(
                        embedder,
                        new ProjectId(row.text()),
                        new EntryKey.OfMemory(new MemoryId(row.uuid())),
                        row.text(),
                        row.moment()),
                place,
                limit));
        if (found.size() < limit) {
            found.addAll(session.all(
                    TURNS,
                    row -> new SetAside(
                            embedder,
                            new ProjectId(row.text()),
                            new EntryKey.OfTurn(new TurnId(new EpisodeId(row.uuid()), row.small())),
                            row.text(),
                            row.moment()),
                    place,
                    limit - found.size()));
        }
        return found;
    }

    private static String owner(EntryKey key) {
        return switch (key) {
            case EntryKey.OfMemory memory -> "memory";
            case EntryKey.OfTurn turn -> "turn";
        };
    }
}
