package dev.keepsake.index;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Selection;
import java.util.Collection;
import java.util.Set;

/**
 * A walk through the relations of selected memories.
 *
 * @param selection which memories' relations count; superseded ones only where it shows superseded memories
 * @param entities canonical names to start from
 * @param depth how many relations to follow from there, in either direction; 1 to 5
 * @param limit at most how many relations
 */
public record GraphQuery(Selection selection, Set<String> entities, int depth, int limit) {

    public static final int DEEPEST = 5;

    public GraphQuery {
        entities = Set.copyOf(entities);
        if (depth < 1 || depth > DEEPEST || limit < 1) {
            throw KeepsakeException.invalid("A walk has a depth of 1 to " + DEEPEST + " and a limit of at least 1; got "
                    + depth + " and " + limit);
        }
    }

    public static GraphQuery around(Selection selection, Collection<String> entities, int depth, int limit) {
        return new GraphQuery(selection, Set.copyOf(entities), depth, limit);
    }
}
