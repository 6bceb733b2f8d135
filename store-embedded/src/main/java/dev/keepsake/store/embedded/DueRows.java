package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.MigrationStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lacks a vector, as rows. */
final class DueRows {

    private static final String CONTEXT = "coalesce(w.in_context, v.in_context) IS NOT NULL";
    private static final String DUE = "_vector_due d";
    private static final String ASIDE = "_set_aside d";

    /** The join says whether to begin with what is due or with a memory that is asked for. */
    private static final String MEMORIES = "SELECT " + Said.OF_MEMORY
            + ", m.project, m.id FROM memory%s%s memory m ON m.number = d.memory"
            + " JOIN memory_embedding v ON v.memory = d.memory"
            + " LEFT JOIN memory_second_vector w ON w.memory = d.memory" + Said.FIRST_SOURCE + " WHERE d.place = ?";

    private static final String TURNS = "SELECT " + Said.OF_TURN
            + ", e.project, e.id FROM turn%s%s turn t ON t.number = d.turn"
            + " JOIN episode e ON e.number = t.episode JOIN turn_embedding v ON v.turn = d.turn"
            + " LEFT JOIN turn_second_vector w ON w.turn = d.turn WHERE d.place = ?";

    private DueRows() {}

    /** Every entry lacks a vector in this place. */
    static void everything(Session session, VectorPlace place) throws SQLException {
        for (String owner : List.of("memory", "turn")) {
            session.update(
                    "INSERT OR REPLACE INTO " + owner + "_vector_due (" + owner + ", place) SELECT " + owner
                            + ", ? FROM " + owner + "_embedding",
                    place);
        }
    }

    /** Nothing lacks a vector in this place any more. */
    static void forget(Session session, VectorPlace place) throws SQLException {
        session.update("DELETE FROM memory_vector_due WHERE place = ?", place);
        session.update("DELETE FROM turn_vector_due WHERE place = ?", place);
    }

    static long count(Session session) throws SQLException {
        return session.number(
                "SELECT (SELECT count(*) FROM memory_vector_due) + (SELECT count(*) FROM turn_vector_due)");
    }

    static long count(Session session, VectorPlace place) throws SQLException {
        return session.number(
                "SELECT (SELECT count(*) FROM memory_vector_due WHERE place = ?1)"
                        + " + (SELECT count(*) FROM turn_vector_due WHERE place = ?1)",
                place);
    }

    static boolean any(Session session, VectorPlace place) throws SQLException {
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM memory_vector_due WHERE place = ?1)"
                                + " OR EXISTS (SELECT 1 FROM turn_vector_due WHERE place = ?1)",
                        place)
                != 0;
    }

    /** At most {@code limit} memories and as many turns, the oldest first. */
    static List<DueEntry> some(Session session, VectorPlace place, int limit) throws SQLException {
        String memories = MEMORIES.formatted(CONTEXT, DUE, " CROSS JOIN") + " ORDER BY d.memory LIMIT ?";
        String turns = TURNS.formatted(CONTEXT, DUE, " CROSS JOIN") + " ORDER BY d.turn LIMIT ?";
        List<DueEntry> due = entries(session, read(session, memories, false, place, limit));
        due.addAll(entries(session, read(session, turns, true, place, limit)));
        return due;
    }

    /** Those of these entries that lack a vector in this place, set aside or not. */
    static List<DueEntry> of(Session session, VectorPlace place, ProjectId project, Collection<EntryKey> keys)
            throws SQLException {
        List<DueEntry> due = new ArrayList<>();
        for (EntryKey key : keys) {
            one(session, place, project, key).ifPresent(due::add);
        }
        return due;
    }

    /** Writes a vector, unless what it was made of has changed since, and says whether it did. */
    static boolean fill(Session session, VectorPlace place, MigrationStore.Filled filled) throws SQLException {
        DueEntry read = filled.entry();
        Optional<Numbered> now = numbered(session, place, read.project(), read.key());
        if (now.isEmpty() || !now.get().said().indexText().equals(read.text())) {
            return false;
        }
        long number = now.get().said().number();
        switch (read.key()) {
            case EntryKey.OfMemory memory ->
                EmbeddingRows.fillOfMemory(session, place, number, filled.own(), filled.inContext());
            case EntryKey.OfTurn turn ->
                EmbeddingRows.fillOfTurn(session, place, number, filled.own(), filled.inContext());
        }
        return true;
    }

    /** Sets an entry aside, unless it has changed since, and says whether it did. */
    static boolean setAside(Session session, VectorPlace place, DueEntry read, String reason, Instant at)
            throws SQLException {
        Optional<Numbered> now = numbered(session, place, read.project(), read.key());
        if (now.isEmpty() || !now.get().said().indexText().equals(read.text())) {
            return false;
        }
        SetAsideRows.put(session, place, now.get().said().number(), read, reason, at);
        return true;
    }

    private static Optional<DueEntry> one(Session session, VectorPlace place, ProjectId project, EntryKey key)
            throws SQLException {
        Optional<Numbered> found = numbered(session, place, project, key);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get().entry(session));
    }

    private static Optional<Numbered> numbered(Session session, VectorPlace place, ProjectId project, EntryKey key)
            throws SQLException {
        Optional<Numbered> due = numbered(session, place, project, key, CONTEXT, DUE);
        return due.isPresent()
                ? due
                : numbered(session, place, project, key, "(" + CONTEXT + " OR d.with_context)", ASIDE);
    }

    private static Optional<Numbered> numbered(
            Session session, VectorPlace place, ProjectId project, EntryKey key, String context, String among)
            throws SQLException {
        List<Numbered> found = switch (key) {
            case EntryKey.OfMemory(MemoryId id) ->
                read(
                        session,
                        MEMORIES.formatted(context, among, " JOIN") + " AND m.project = ? AND m.id = ?",
                        false,
                        place,
                        project,
                        id);
            case EntryKey.OfTurn(TurnId id) ->
                read(
                        session,
                        TURNS.formatted(context, among, " JOIN") + " AND e.project = ? AND e.id = ? AND t.ordinal = ?",
                        true,
                        place,
                        project,
                        id.episode(),
                        id.ordinal());
        };
        return found.stream().findFirst();
    }

    private static List<Numbered> read(Session session, String select, boolean turns, @Nullable Object... values)
            throws SQLException {
        return session.all(
                select,
                row -> {
                    Said said = Said.read(row);
                    ProjectId project = new ProjectId(row.text());
                    EntryKey key = turns
                            ? new EntryKey.OfTurn(new TurnId(new EpisodeId(row.uuid()), said.ordinal()))
                            : new EntryKey.OfMemory(new MemoryId(row.uuid()));
                    return new Numbered(said, project, key);
                },
                values);
    }

    private static List<DueEntry> entries(Session session, List<Numbered> found) throws SQLException {
        List<DueEntry> entries = new ArrayList<>();
        for (Numbered each : found) {
            entries.add(each.entry(session));
        }
        return entries;
    }

    private record Numbered(Said said, ProjectId project, EntryKey key) {
        DueEntry entry(Session session) throws SQLException {
            return new DueEntry(project, key, said.indexText(), said.context(session));
        }
    }
}
