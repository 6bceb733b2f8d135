package dev.keepsake.server.hosted;

import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.api.ScopesRequest;
import dev.keepsake.api.UndoRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireConsolidation;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST /v1/consolidations/} and its undo, ours: puts the memories of every scope within the named owners in order. One
 * request does a page of scopes, so that it comes to an end.
 */
final class HostedConsolidation {

    private final Paging paging;

    HostedConsolidation(Paging paging) {
        this.paging = paging;
    }

    Response consolidate(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        Scope within = body.flag("everyone", false) ? Scope.ANY : OwnerIds.scope(body);
        Set<ConsolidationStep> steps = WireConsolidation.steps(body.texts("steps"));
        boolean dryRun = body.flag("dry_run", false);
        PageRequest page = paging.of(request.query(), body);
        Page<Scope> scopes = caller.upkeep().scopes(new ScopesRequest(within, page));
        return Response.ok(Paging.show(
                scopes,
                page,
                request,
                scope -> WireConsolidation.write(
                        caller.upkeep().consolidate(new ConsolidateRequest(scope, steps, dryRun)))));
    }

    static Response undo(Request request, Caller caller) {
        Operation undone = caller.upkeep().undo(new UndoRequest(id(request.parameter("operation_id"))));
        return Response.ok(Map.of(
                "operation",
                undone.id().toString(),
                "memories",
                undone.outcome().stored().stream()
                        .map(item -> item.memory().toString())
                        .distinct()
                        .toList()));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw KeepsakeException.invalid("operation_id should be a valid UUID");
        }
    }
}
