package dev.keepsake.store.embedded;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.MemoryCount;
import dev.keepsake.store.MemoryStore;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads over memories. */
final class SqlMemories implements MemoryStore {

    private static final String SELECT = "SELECT " + MemoryRows.COLUMNS + " FROM memory m WHERE ";

    private final Database database;

    SqlMemories(Database database) {
        this.database = database;
    }

    @Override
    public List<Memory> get(ProjectId project, Collection<MemoryId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(session -> MemoryRows.withSources(
                session,
                session.all(
                        "SELECT " + MemoryRows.COLUMNS + " FROM json_each(?) k"
                                + " CROSS JOIN memory m ON m.project = ? AND m.id = k.value"
                                + " WHERE m.state <> 'DELETED' ORDER BY k.key",
                        MemoryRows::read,
                        Json.list(ids.stream().map(MemoryId::toString).toList()),
                        project)));
    }

    @Override
    public List<Memory> asKnown(ProjectId project, Collection<MemoryId> ids, Instant moment) {
        return ids.isEmpty() ? List.of() : database.read(session -> PastRows.get(session, project, ids, moment));
    }

    @Override
    public Page<Memory> list(Selection selection, PageRequest page) {
        Instant moment = selection.visibility().knownAt();
        if (moment != null) {
            return database.read(session -> PastRows.page(session, selection, moment, page));
        }
        SelectionSql sql = SelectionSql.of(selection);
        return database.read(
                session -> sql.rest().equals(Filter.all()) ? counted(session, sql, page) : scanned(session, sql, page));
    }

    @Override
    public List<HistoryEntry> history(ProjectId project, MemoryId id) {
        return database.read(session -> SqlHistory.of(session, project, id));
    }

    @Override
    public Page<ScopeOwner> owners(ProjectId project, PageRequest page) {
        return database.read(session -> SqlOwners.page(session, project, page));
    }

    @Override
    public Page<Scope> scopes(ProjectId project, Scope within, PageRequest page) {
        return database.read(session -> SqlScopes.page(session, project, within, page));
    }

    @Override
    public List<Memory> withText(ProjectId project, Scope scope, Collection<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = new HashSet<>(texts);
        return database.read(session -> {
            List<MemoryRows.Found> sameHash = session.all(
                    SELECT + "m.scope = (SELECT number FROM scope WHERE project = ? AND canonical = ?)"
                            + " AND m.text_hash IN (SELECT value FROM json_each(?)) AND m.state = 'CURRENT'"
                            + SelectionSql.NEWEST_FIRST,
                    MemoryRows::read,
                    project,
                    scope.canonical(),
                    Json.numbers(wanted.stream().map(String::hashCode).toList()));
            return MemoryRows.withSources(
                    session,
                    sameHash.stream()
                            .filter(found -> wanted.contains(found.memory().text()))
                            .toList());
        });
    }

    @Override
    public List<Memory> inSlots(ProjectId project, Scope scope, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.read(session -> MemoryRows.withSources(
                session,
                session.all(
                        SELECT + "m.scope = (SELECT number FROM scope WHERE project = ? AND canonical = ?)"
                                + " AND m.slot IN (SELECT value FROM json_each(?)) AND m.state <> 'DELETED'"
                                + SelectionSql.NEWEST_FIRST,
                        MemoryRows::read,
                        project,
                        scope.canonical(),
                        Json.list(List.copyOf(keys)))));
    }

    @Override
    public List<MemoryCount> everyCount() {
        return database.read(session -> session.all(
                "SELECT kind, state, count FROM memory_count WHERE state <> ? AND count > 0 ORDER BY kind, state",
                row -> new MemoryCount(row.constant(MemoryKind.class), row.constant(MemoryState.class), row.number()),
                MemoryState.DELETED));
    }

    @Override
    public List<Memory> citing(ProjectId project, Collection<TurnId> turns) {
        if (turns.isEmpty()) {
            return List.of();
        }
        return database.read(session -> MemoryRows.withSources(
                session,
                session.all(
                        SELECT
                                + "m.project = ? AND m.state <> 'DELETED' AND m.number IN (SELECT s.memory FROM json_each(?) k"
                                + " CROSS JOIN source s ON s.episode = k.value ->> 0 AND s.ordinal = k.value ->> 1)"
                                + SelectionSql.NEWEST_FIRST,
                        MemoryRows::read,
                        project,
                        SqlEpisodes.turnList(turns))));
    }

    private static Page<Memory> counted(Session session, SelectionSql sql, PageRequest page) throws SQLException {
        long total = session.number("SELECT count(*) FROM memory m WHERE " + sql.where(), sql.valuesAnd());
        List<MemoryRows.Found> found = session.all(
                SELECT + sql.where() + sql.order() + " LIMIT ? OFFSET ?",
                MemoryRows::read,
                sql.valuesAnd(page.size(), page.offset()));
        return new Page<>(MemoryRows.withSources(session, found), total);
    }

    private static Page<Memory> scanned(Session session, SelectionSql sql, PageRequest page) throws SQLException {
        Stretch<MemoryRows.Found> stretch = new Stretch<>(page);
        session.each(
                SELECT + sql.where() + sql.order(),
                row -> {
                    MemoryRows.Found found = MemoryRows.read(row);
                    if (sql.rest().matches(Facets.of(found.memory()))) {
                        stretch.offer(found);
                    }
                },
                sql.valuesAnd());
        return new Page<>(MemoryRows.withSources(session, stretch.items()), stretch.total());
    }
}
