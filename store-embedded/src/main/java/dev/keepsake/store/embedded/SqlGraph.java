package dev.keepsake.store.embedded;

import dev.keepsake.filter.Selection;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.List;
import java.util.Set;

/** Relations, from the rows beside the memories that state them. */
final class SqlGraph implements GraphIndex {

    private final Database database;

    SqlGraph(Database database) {
        this.database = database;
    }

    @Override
    public List<Found> around(GraphQuery query) {
        return query.entities().isEmpty() ? List.of() : database.read(session -> new SqlWalk(session, query).found());
    }

    @Override
    public Set<String> ends(ProjectId project, Scope scope, int limit) {
        return database.read(session -> Set.copyOf(session.all(
                "WITH s AS (SELECT number FROM scope WHERE project = ?1 AND canonical = ?2)"
                        + " SELECT subject FROM memory_relation WHERE scope = (SELECT number FROM s)"
                        + " UNION SELECT object FROM memory_relation WHERE scope = (SELECT number FROM s) LIMIT ?3",
                Row::text,
                project,
                scope.canonical(),
                limit)));
    }

    @Override
    public List<Relation> list(Selection selection, long offset, int limit) {
        return database.read(session -> new SelectedRelations(session, selection)
                        .read(
                                "memory m CROSS JOIN memory_relation r ON r.memory = m.number",
                                List.of(),
                                Math.max(0, offset),
                                Math.max(0, limit))
                        .stream()
                        .map(RelationRows.Stated::relation)
                        .toList());
    }
}
