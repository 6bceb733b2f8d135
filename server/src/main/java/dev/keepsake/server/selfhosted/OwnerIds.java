package dev.keepsake.server.selfhosted;

import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.http.Query;
import dev.keepsake.server.wire.JsonFields;

/** The ids of user, agent, app and run at the top of a body or in a query. An empty one counts as not given. */
final class OwnerIds {

    private OwnerIds() {}

    static Scope of(JsonFields body) {
        Scope scope = Scope.ANY;
        for (ScopeField owner : ScopeField.values()) {
            String id = body.id(owner.key() + "_id");
            scope = scope.with(owner, id == null || id.isEmpty() ? null : id);
        }
        return scope;
    }

    static Scope of(Query query) {
        Scope scope = Scope.ANY;
        for (ScopeField owner : ScopeField.values()) {
            scope = scope.with(owner, query.text(owner.key() + "_id"));
        }
        return scope;
    }
}
