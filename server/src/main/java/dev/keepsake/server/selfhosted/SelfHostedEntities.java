package dev.keepsake.server.selfhosted;

import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.AllOwners;
import dev.keepsake.server.wire.WireTimes;
import java.util.Map;

/** {@code /entities}: the users, agents and runs that own memories. This dialect does not know apps. */
final class SelfHostedEntities {

    private SelfHostedEntities() {}

    static Response list(Request request, Caller caller) {
        return Response.ok(AllOwners.of(caller.memories()).stream()
                .filter(owner -> owner.field() != ScopeField.APP)
                .map(EntityView::of)
                .toList());
    }

    static Response delete(Request request, Caller caller) {
        String type = request.parameter("entity_type");
        ScopeField field = ScopeField.ofKey(type)
                .orElseThrow(() -> KeepsakeException.invalid("The type of an entity is user, agent, app or run"));
        Scope scope = Scope.ANY.with(field, request.parameter("entity_id").strip());
        caller.memories().deleteAll(new DeleteAllRequest(Reach.of(scope)));
        return Response.ok(Map.of("message", "Entity deleted"));
    }

    record EntityView(String id, String type, long totalMemories, String createdAt, String updatedAt) {

        static EntityView of(ScopeOwner owner) {
            return new EntityView(
                    owner.id(),
                    owner.field().key(),
                    owner.memories(),
                    WireTimes.write(owner.createdAt()),
                    WireTimes.write(owner.updatedAt()));
        }
    }
}
