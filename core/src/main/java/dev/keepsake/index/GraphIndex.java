package dev.keepsake.index;

import dev.keepsake.filter.Selection;
import dev.keepsake.graph.Relation;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.List;
import java.util.Set;

/**
 * Finds relations. A store may answer it from its own tables; an outside graph follows the change log as every
 * {@link Projection} does. Safe for use by many threads.
 *
 * <p>A relation is read from what its memory says now. Where a selection asks for the knowledge of a moment, it therefore takes the
 * relations of those memories only that were worded then as they are now.
 */
public interface GraphIndex {

    /**
     * The relations within reach of some entities, nearest first, then newest memory first, then by memory id and place in it.
     * A walk never leaves the scope of the memory in which it met an entity: two users who know a person of the same name do not
     * become neighbours by it.
     */
    List<Found> around(GraphQuery query);

    /**
     * The relations of selected memories, newest memory first, then by memory id and place in it.
     *
     * @param offset how many to leave out
     * @param limit at most how many
     */
    List<Relation> list(Selection selection, long offset, int limit);

    /**
     * The canonical names at the ends of relations of exactly this scope, superseded memories' included.
     *
     * @param limit at most how many; where there are more, it is open which
     */
    Set<String> ends(ProjectId project, Scope scope, int limit);

    /**
     * A relation that a walk came upon.
     *
     * @param relation the relation
     * @param distance how many relations it took to get there, from 1
     */
    record Found(Relation relation, int distance) {}
}
