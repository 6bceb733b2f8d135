package dev.keepsake.store.embedded;

import dev.keepsake.change.Change;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Slot;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Plan;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The append-only chain of each memory. */
final class SqlHistory {

    /** What {@link #read} reads, of a link {@code h}. */
    static final String COLUMNS =
            "h.id, h.memory, h.sequence, h.kind, h.old_text, h.new_text, h.happened_at, h.episode, h.reason,"
                    + " h.slot, h.slot_value, h.slot_at";

    private SqlHistory() {}

    static List<HistoryEntry> of(Session session, ProjectId project, MemoryId memory) throws SQLException {
        return session.all(
                "SELECT " + COLUMNS + " FROM history h WHERE h.project = ? AND h.memory = ? ORDER BY h.sequence",
                SqlHistory::read,
                project,
                memory);
    }

    /** Adds the link for a change; an unchanged memory gets none. */
    static void append(Session session, Plan plan, Change change) throws SQLException {
        switch (change) {
            case Change.Added(var after) -> append(session, plan, change, new Link(null, after.text(), null));
            case Change.Updated(var before, var after) ->
                append(session, plan, change, new Link(before.text(), after.text(), null));
            case Change.Superseded(var before, var after, String reason) ->
                append(session, plan, change, new Link(before.text(), after.text(), reason));
            case Change.Restored(var before, var after) ->
                append(session, plan, change, new Link(before.text(), after.text(), null));
            case Change.Deleted(var before, var after) ->
                append(session, plan, change, new Link(before.text(), null, null));
            case Change.Unchanged unchanged -> {
                // nothing happened to the memory itself
            }
        }
    }

    private static void append(Session session, Plan plan, Change change, Link link) throws SQLException {
        MemoryId memory = change.after().id();
        Slot slot = change.after().slot();
        long sequence = session.number(
                "SELECT max(sequence) + 1 FROM history WHERE project = ? AND memory = ?", plan.project(), memory);
        session.update(
                "INSERT INTO history (project, memory, sequence, id, kind, old_text, new_text, happened_at, episode, reason,"
                        + " slot, slot_value, slot_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                plan.project(),
                memory,
                sequence,
                id(plan.project(), memory, sequence),
                ChangeKind.of(change),
                link.oldText(),
                link.newText(),
                plan.at(),
                plan.episode(),
                link.reason(),
                slot == null ? null : slot.key(),
                slot == null ? null : slot.value(),
                slot == null ? null : slot.at());
    }

    /** The place in the chain is the identity of a link, so that the same history always has the same ids. */
    private static UUID id(ProjectId project, MemoryId memory, long sequence) {
        return UUID.nameUUIDFromBytes((memory + "/" + sequence + "/" + project).getBytes(StandardCharsets.UTF_8));
    }

    static HistoryEntry read(Row row) throws SQLException {
        return new HistoryEntry(
                row.uuid(),
                new MemoryId(row.uuid()),
                row.small(),
                row.constant(ChangeKind.class),
                row.optionalText(),
                row.optionalText(),
                row.moment(),
                episode(row.optionalText()),
                row.optionalText(),
                MemoryRows.slot(row.optionalText(), row.optionalText(), row.optionalMoment()));
    }

    private static @Nullable EpisodeId episode(@Nullable String text) {
        return text == null ? null : new EpisodeId(UUID.fromString(text));
    }

    /** What differs from one kind of change to the next. */
    private record Link(
            @Nullable String oldText,
            @Nullable String newText,
            @Nullable String reason) {}
}
