package dev.keepsake.store.embedded;

import dev.keepsake.filter.Selection;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One walk through the relations, breadth first, with a statement for each hop. A place in it is an entity of one scope, so that it
 * never leaves the scope it is in.
 */
final class SqlWalk {

    private static final String REACHED =
            " w CROSS JOIN memory_relation r ON r.memory = w.memory AND r.position = w.position"
                    + " CROSS JOIN memory m ON m.number = r.memory";

    private static final String NEIGHBOURS = reached(end -> "SELECT r.memory, r.position FROM json_each(?) f"
            + " CROSS JOIN memory_relation r ON r.scope = f.value ->> 0 AND r." + end + " = f.value ->> 1");

    private final GraphQuery query;
    private final SelectedRelations relations;
    private final List<GraphIndex.Found> found = new ArrayList<>();
    private final Set<Place> met = new HashSet<>();
    private final Set<Stop> visited = new HashSet<>();

    SqlWalk(Session session, GraphQuery query) {
        this.query = query;
        this.relations = new SelectedRelations(session, query.selection());
    }

    List<GraphIndex.Found> found() throws SQLException {
        List<RelationRows.Stated> hop = atEntities();
        for (int distance = 1; ; distance++) {
            Set<Stop> next = take(hop, distance);
            if (next.isEmpty() || distance == query.depth() || found.size() == query.limit()) {
                return found;
            }
            // What was met before may be among them, so that the limit is that of all together.
            String stops = json(next);
            hop = relations.read(NEIGHBOURS, List.of(stops, stops), 0, query.limit());
        }
    }

    /** Notes what is met for the first time and returns where that leads. */
    private Set<Stop> take(List<RelationRows.Stated> hop, int distance) {
        Set<Stop> next = new LinkedHashSet<>();
        for (RelationRows.Stated stated : hop) {
            if (found.size() == query.limit()) {
                break;
            }
            if (met.add(new Place(stated.found().number(), stated.position()))) {
                found.add(new GraphIndex.Found(stated.relation(), distance));
                note(next, stated.scope(), stated.subject());
                note(next, stated.scope(), stated.object());
            }
        }
        return next;
    }

    private void note(Set<Stop> next, long scope, String entity) {
        Stop stop = new Stop(scope, entity);
        if (!query.entities().contains(entity) && visited.add(stop)) {
            next.add(stop);
        }
    }

    /** The relations of the entities that the walk starts from, in every scope it may be in. */
    private List<RelationRows.Stated> atEntities() throws SQLException {
        Selection selection = query.selection();
        StringBuilder where = new StringBuilder(" WHERE s.project = ?");
        List<Object> once = new ArrayList<>();
        once.add(Json.list(query.entities()));
        once.add(selection.project());
        Scope scope = selection.scope();
        for (ScopeField field : ScopeField.values()) {
            String id = scope.id(field);
            if (id != null) {
                where.append(" AND s.").append(ownerColumn(field)).append(" = ?");
                once.add(id);
            }
        }
        String from = reached(end -> "SELECT r.memory, r.position FROM json_each(?) f CROSS JOIN scope s"
                + " CROSS JOIN memory_relation r ON r.scope = s.number AND r." + end + " = f.value" + where);
        List<Object> twice = new ArrayList<>(once);
        twice.addAll(once);
        return relations.read(from, twice, 0, query.limit());
    }

    private static String ownerColumn(ScopeField field) {
        return switch (field) {
            case USER -> "user_id";
            case AGENT -> "agent_id";
            case APP -> "app_id";
            case RUN -> "run_id";
        };
    }

    private static String reached(Function<String, String> byEnd) {
        return "(" + byEnd.apply("subject") + " UNION " + byEnd.apply("object") + ")" + REACHED;
    }

    private static String json(Set<Stop> stops) {
        return Json.write(generator -> {
            generator.writeStartArray();
            for (Stop stop : stops) {
                generator.writeStartArray();
                generator.writeNumber(stop.scope());
                generator.writeString(stop.entity());
                generator.writeEndArray();
            }
            generator.writeEndArray();
        });
    }

    /** An entity of a scope. */
    private record Stop(long scope, String entity) {}

    /** Where a relation stands: the number of the memory, and the place in it. */
    private record Place(long memory, int position) {}
}
