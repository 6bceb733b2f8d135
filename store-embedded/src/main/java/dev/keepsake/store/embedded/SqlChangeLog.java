package dev.keepsake.store.embedded;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ChangeLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The log says what has changed; how it stands now is read from the tables in the same snapshot. */
final class SqlChangeLog implements ChangeLog {

    private final Database database;
    private final @Nullable EmbedderId embedder;

    /** The log with the vectors of {@code embedder}, or of the recorded one for null. */
    SqlChangeLog(Database database, @Nullable EmbedderId embedder) {
        this.database = database;
        this.embedder = embedder;
    }

    @Override
    public long head() {
        return database.read(SqlChangeLog::head);
    }

    @Override
    public Batch after(long position, int limit) {
        return database.read(session -> after(session, position, limit));
    }

    @Override
    public List<IndexEntry> entries(ProjectId project, Collection<EntryKey> keys) {
        List<EntryKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        return distinct.isEmpty()
                ? List.of()
                : database.read(session -> {
                    Optional<IndexEntryRows.Side> side = IndexEntryRows.Side.of(session, embedder);
                    return side.isEmpty() ? List.of() : IndexEntryRows.entries(session, project, distinct, side.get());
                });
    }

    /** Adds a line for each entry and returns the position reached. */
    static long append(Session session, ProjectId project, Collection<EntryKey> entries) throws SQLException {
        for (EntryKey entry : entries) {
            session.update("INSERT INTO change_log (project, entry) VALUES (?, ?)", project, entry.text());
        }
        return head(session);
    }

    /** Adds a line for each entry that only the index with the vectors of {@code place} has to follow. */
    static void appendFor(Session session, VectorPlace place, ProjectId project, EntryKey entry) throws SQLException {
        session.update("INSERT INTO change_log (project, entry, place) VALUES (?, ?, ?)", project, entry.text(), place);
    }

    private static long head(Session session) throws SQLException {
        return session.number("SELECT max(position) FROM change_log");
    }

    private Batch after(Session session, long position, int limit) throws SQLException {
        List<Line> lines = session.all(
                "SELECT position, project, entry, place FROM change_log WHERE position > ? ORDER BY position LIMIT ?",
                Line::read,
                position,
                limit);
        if (lines.isEmpty()) {
            return new Batch(List.of(), position);
        }
        Optional<IndexEntryRows.Side> side = IndexEntryRows.Side.of(session, embedder);
        String ownPlace = side.map(of -> of.place().name()).orElse("");
        SequencedSet<Mention> latest = new LinkedHashSet<>();
        for (Line line : lines) {
            if (line.place() != null && !line.place().equals(ownPlace)) {
                continue;
            }
            // An entry takes the place of its last mention, so that it stays behind a destruction before that.
            latest.remove(line.mention());
            latest.add(line.mention());
        }
        return new Batch(
                updates(session, latest, side.orElse(null)), lines.getLast().position());
    }

    private static List<IndexUpdate> updates(
            Session session, Collection<Mention> mentions, IndexEntryRows.@Nullable Side side) throws SQLException {
        Map<ProjectId, List<EntryKey>> keys = new HashMap<>();
        for (Mention mention : mentions) {
            if (mention.key() != null) {
                keys.computeIfAbsent(mention.project(), project -> new ArrayList<>())
                        .add(mention.key());
            }
        }
        Map<Mention, IndexEntry> entries = new HashMap<>();
        if (side != null) {
            for (Map.Entry<ProjectId, List<EntryKey>> ofProject : keys.entrySet()) {
                for (IndexEntry entry :
                        IndexEntryRows.entries(session, ofProject.getKey(), ofProject.getValue(), side)) {
                    entries.put(new Mention(entry.project(), entry.key()), entry);
                }
            }
        }
        return mentions.stream()
                .map(mention -> update(mention, entries.get(mention)))
                .toList();
    }

    private static IndexUpdate update(Mention mention, @Nullable IndexEntry entry) {
        if (mention.key() == null) {
            return new IndexUpdate.RemoveProject(mention.project());
        }
        return entry == null ? new IndexUpdate.Remove(mention.project(), mention.key()) : new IndexUpdate.Upsert(entry);
    }

    /** What a line is about; a key of null means the whole project. */
    private record Mention(ProjectId project, @Nullable EntryKey key) {}

    private record Line(
            long position, Mention mention, @Nullable String place) {
        static Line read(Row row) throws SQLException {
            long position = row.number();
            ProjectId project = new ProjectId(row.text());
            String key = row.optionalText();
            return new Line(
                    position, new Mention(project, key == null ? null : EntryKey.parse(key)), row.optionalText());
        }
    }
}
