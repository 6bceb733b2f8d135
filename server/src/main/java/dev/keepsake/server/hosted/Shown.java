package dev.keepsake.server.hosted;

import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.JsonFields;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields of a memory an answer shows.
 *
 * @param names those asked for; none for all
 */
record Shown(Set<String> names) {

    /** What the field {@code fields} of a body asks for; the id is always shown. */
    static Shown of(JsonFields body) {
        return new Shown(Set.copyOf(body.texts("fields")));
    }

    Object only(Object view) {
        if (names.isEmpty()) {
            return view;
        }
        ObjectNode tree = (ObjectNode) Json.tree(view);
        tree.properties()
                .removeIf(field ->
                        !names.contains(field.getKey()) && !field.getKey().equals("id"));
        return tree;
    }
}
