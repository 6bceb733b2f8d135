package dev.keepsake.store.embedded;

import dev.keepsake.filter.Selection;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import java.util.List;

/** Relations, from the rows beside the memories that state them. */
final class SqlGraph implements GraphIndex {

    private final Database database;

    SqlGraph(Database database) {
        this.database = database;
    }

    @Override
    public List<Found> around(GraphQuery query) {
        return query.entities().isEmpty()
                ? List.of()
                : database.read(session -> new SqlWalk(session, query).found());
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
