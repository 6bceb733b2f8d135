package dev.keepsake.store.embedded;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.change.Past;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memories as they were known at a moment: the rows of those known by then, with what has changed since undone by their
 * history. What was learned when, and in which order memories stand, does not change.
 */
final class PastRows {

    private PastRows() {}

    /** The memories with these ids, in the order asked. */
    static List<Memory> get(Session session, ProjectId project, Collection<MemoryId> ids, Instant moment)
            throws SQLException {
        String list = Json.list(ids.stream().map(MemoryId::toString).toList());
        String where = "m.project = ? AND m.id IN (SELECT value FROM json_each(?))";
        Map<MemoryId, MemoryRows.Found> byId = new HashMap<>();
        for (MemoryRows.Found found : found(session, where, List.of(project, list), "", moment)) {
            byId.put(found.memory().id(), found);
        }
        return MemoryRows.withSources(
                session, ids.stream().filter(byId::containsKey).map(byId::get).toList());
    }

    /** The memories that a selection takes by what they were then. */
    static Page<Memory> page(Session session, Selection selection, Instant moment, PageRequest page)
            throws SQLException {
        SelectionSql owners = SelectionSql.of(selection.counted());
        Stretch<MemoryRows.Found> stretch = new Stretch<>(page);
        for (MemoryRows.Found found : found(session, owners.where(), owners.values(), owners.order(), moment)) {
            if (selection.includes(selection.project(), Facets.of(found.memory()))) {
                stretch.offer(found);
            }
        }
        return new Page<>(MemoryRows.withSources(session, stretch.items()), stretch.total());
    }

    private static List<MemoryRows.Found> found(
            Session session, String where, List<Object> values, String order, Instant moment) throws SQLException {
        Object[] valuesAndMoment = append(values, moment);
        Map<MemoryId, List<HistoryEntry>> changed = changedSince(session, where, valuesAndMoment);
        List<MemoryRows.Found> then = new ArrayList<>();
        session.each(
                "SELECT " + MemoryRows.COLUMNS + " FROM memory m WHERE " + where + " AND m.state <> 'DELETED'"
                        + " AND EXISTS (SELECT 1 FROM history h WHERE h.project = m.project AND h.memory = m.id"
                        + " AND h.sequence = 0 AND h.happened_at <= ?)" + order,
                row -> {
                    MemoryRows.Found now = MemoryRows.read(row);
                    List<HistoryEntry> history = changed.get(now.memory().id());
                    Memory past = history == null ? now.memory() : Past.of(now.memory(), history, moment);
                    if (past != null) {
                        then.add(new MemoryRows.Found(now.number(), past));
                    }
                },
                valuesAndMoment);
        return then;
    }

    /** The whole history of those memories that have changed since. */
    private static Map<MemoryId, List<HistoryEntry>> changedSince(
            Session session, String where, Object[] valuesAndMoment) throws SQLException {
        Map<MemoryId, List<HistoryEntry>> histories = new HashMap<>();
        session.each(
                "SELECT " + SqlHistory.COLUMNS + " FROM memory m"
                        + " JOIN history h ON h.project = m.project AND h.memory = m.id"
                        + " WHERE " + where + " AND m.state <> 'DELETED'"
                        + " AND EXISTS (SELECT 1 FROM history l WHERE l.project = m.project AND l.memory = m.id"
                        + " AND l.sequence > 0 AND l.happened_at > ?) ORDER BY h.memory, h.sequence",
                row -> {
                    HistoryEntry entry = SqlHistory.read(row);
                    histories
                            .computeIfAbsent(entry.memory(), memory -> new ArrayList<>())
                            .add(entry);
                },
                valuesAndMoment);
        return histories;
    }

    private static Object[] append(List<Object> values, Instant moment) {
        Object[] all = Arrays.copyOf(values.toArray(), values.size() + 1);
        all[values.size()] = moment;
        return all;
    }
}
