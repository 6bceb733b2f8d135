package dev.keepsake.server.hosted;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.http.Query;
import dev.keepsake.server.wire.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ids of user, agent, app and run, wherever a request puts them. */
final class OwnerIds {

    static final String NONE_GIVEN = "At least one of the filters: user_id, agent_id, app_id, run_id is required!";

    private OwnerIds() {}

    /** The scope named at the top of the body or inside its {@code filters}; clients do either. */
    static Scope scope(JsonFields body) {
        JsonFields filters = body.object("filters");
        Scope scope = Scope.ANY;
        for (ScopeField owner : ScopeField.values()) {
            String outer = id(body, owner);
            String inner = filters == null ? null : id(filters, owner);
            if (outer != null && inner != null && !outer.equals(inner)) {
                throw KeepsakeException.invalid(
                        owner.key() + "_id is given twice, at the top and in filters, with different values");
            }
            scope = scope.with(owner, outer == null ? inner : outer);
        }
        if (scope.isAny()) {
            throw KeepsakeException.invalid(NONE_GIVEN);
        }
        return scope;
    }

    /** The owners that a query names, as a filter. */
    static ObjectNode filter(Query query) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (ScopeField owner : ScopeField.values()) {
            String snake = query.text(owner.key() + "_id");
            String id = snake != null ? snake : query.text(owner.key() + "Id");
            if (id != null) {
                named.put(owner.key() + "_id", id);
            }
        }
        return named;
    }

    /** The owners that the top of the body names, as a filter. */
    static ObjectNode filter(JsonFields body) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (ScopeField owner : ScopeField.values()) {
            String id = id(body, owner);
            if (id != null) {
                named.put(owner.key() + "_id", id);
            }
        }
        return named;
    }

    /** Whether the top of the body names an owner. */
    static boolean atTop(JsonFields body) {
        return !filter(body).isEmpty();
    }

    private static @Nullable String id(JsonFields fields, ScopeField owner) {
        String snake = fields.id(owner.key() + "_id");
        return snake != null ? snake : fields.id(owner.key() + "Id");
    }
}
