package dev.keepsake.store.embedded;

import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The relations of selected memories: SQL decides what it can, and the selection itself the rest. */
final class SelectedRelations {

    /** Sorted from what was found: an index in this order would lead past every other owner's memories. */
    private static final String NEWEST_FIRST = " ORDER BY +m.created_at DESC, m.id, r.position";

    private final Session session;
    private final Selection selection;
    private final SelectionSql sql;
    private final @Nullable Instant moment;

    SelectedRelations(Session session, Selection selection) {
        this.session = session;
        this.selection = selection;
        this.moment = selection.visibility().knownAt();
        this.sql = SelectionSql.of(moment == null ? selection : selection.counted());
    }

    /**
     * Those that {@code from} leads to, newest memory first, then by id and place.
     *
     * @param from where a memory {@code m} and its relation {@code r} come from, each pair once
     * @param values the parameters of {@code from}
     */
    List<RelationRows.Stated> read(String from, List<Object> values, long offset, int limit) throws SQLException {
        String select = "SELECT " + RelationRows.COLUMNS + " FROM " + from + " WHERE " + sql.where() + NEWEST_FIRST;
        List<Object> all = new ArrayList<>(values);
        all.addAll(sql.values());
        if (moment == null && sql.rest().equals(Filter.all())) {
            all.add(limit);
            all.add(offset);
            return session.all(select + " LIMIT ? OFFSET ?", RelationRows::read, all.toArray());
        }
        List<RelationRows.Stated> found = session.all(select, RelationRows::read, all.toArray());
        List<RelationRows.Stated> selected = moment == null
                ? found.stream()
                        .filter(stated ->
                                sql.rest().matches(Facets.of(stated.found().memory())))
                        .toList()
                : asKnown(found, moment);
        return selected.stream().skip(offset).limit(limit).toList();
    }

    /** Relations are read from the text of today: of a memory that was worded otherwise then, they say nothing. */
    private List<RelationRows.Stated> asKnown(List<RelationRows.Stated> found, Instant then) throws SQLException {
        List<MemoryId> ids = found.stream()
                .map(stated -> stated.found().memory().id())
                .distinct()
                .toList();
        Map<MemoryId, Memory> past = new HashMap<>();
        for (Memory memory : PastRows.get(session, selection.project(), ids, then)) {
            past.put(memory.id(), memory);
        }
        List<RelationRows.Stated> selected = new ArrayList<>();
        for (RelationRows.Stated stated : found) {
            Memory now = stated.found().memory();
            Memory known = past.get(now.id());
            if (known != null
                    && known.text().equals(now.text())
                    && selection.includes(selection.project(), Facets.of(known))) {
                selected.add(stated.as(known));
            }
        }
        return selected;
    }
}
