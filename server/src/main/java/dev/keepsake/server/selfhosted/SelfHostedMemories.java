package dev.keepsake.server.selfhosted;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.MessageReader;
import dev.keepsake.server.wire.WireAsOf;
import dev.keepsake.server.wire.WireGraphChanges;
import dev.keepsake.server.wire.WireHandling;
import dev.keepsake.server.wire.WireLeftOut;
import dev.keepsake.server.wire.WireRelation;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.time.AsOf;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /memories}: add, list and delete many; {@code /reset}. */
final class SelfHostedMemories {

    private static final int MAX_LISTED = 1000;
    private static final int DEFAULT_LISTED = 20;

    private SelfHostedMemories() {}

    static Response add(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        Handling handling = WireHandling.read(body);
        Scope scope = OwnerIds.of(body);
        if (scope.isAny()) {
            throw KeepsakeException.invalid("At least one identifier (user_id, agent_id, run_id) is required.");
        }
        AddResult result = caller.memories()
                .add(new AddRequest(
                        MessageReader.read(body),
                        scope,
                        handling,
                        Metadata.read(body),
                        Metadata.createdAt(body),
                        WireTimes.day(body, "expiration_date"),
                        request.idempotencyKey(),
                        AddRequest.Mode.WAIT));
        refuseFailed(result.operation());
        boolean verbatim = !handling.infer() && !handling.procedural();
        List<?> stored = AddedView.of(result, verbatim, caller.memories());
        return Response.ok(
                WireRelation.wanted(body)
                        ? new Related(stored, WireGraphChanges.of(result.operation(), caller.memories()))
                        : new Results(stored, WireLeftOut.of(result.operation())));
    }

    static Response list(Request request, Caller caller) {
        Scope scope = OwnerIds.of(request.query());
        int limit = request.query().integer("top_k", scope.isAny() ? MAX_LISTED : DEFAULT_LISTED);
        if (limit < 0 || limit > MAX_LISTED) {
            throw KeepsakeException.invalid("top_k must be between 0 and " + MAX_LISTED + "; got " + limit);
        }
        boolean expired = request.query().flag("show_expired", false);
        boolean related = request.query().flag("enable_graph", false);
        AsOf asOf = WireAsOf.read(request.query().values());
        return scope.isAny()
                ? listed(
                        Reach.everythingInTheProject().withExpired(true).asOf(asOf),
                        limit,
                        related,
                        caller,
                        RawView::of)
                : listed(Reach.of(scope).withExpired(expired).asOf(asOf), limit, related, caller, MemoryView::of);
    }

    static Response deleteAll(Request request, Caller caller) {
        Scope scope = OwnerIds.of(request.query());
        if (scope.isAny()) {
            throw KeepsakeException.invalid("At least one identifier is required.");
        }
        caller.memories().deleteAll(new DeleteAllRequest(Reach.of(scope)));
        return Response.ok(Map.of("message", "All relevant memories deleted"));
    }

    static Response reset(Request request, Caller caller) {
        caller.memories().reset(new ResetRequest(caller.project()));
        return Response.ok(Map.of("message", "All memories reset"));
    }

    private static Response listed(
            Reach reach, int limit, boolean related, Caller caller, Function<Memory, Object> view) {
        if (limit == 0) {
            return Response.ok(new Results(List.of()));
        }
        ListRequest list = new ListRequest(reach, PageRequest.first(limit));
        List<Object> views =
                caller.memories().list(list).items().stream().map(view).toList();
        if (!related) {
            return Response.ok(new Results(views));
        }
        List<Relation> relations = caller.memories().relations(new RelationsRequest(reach, PageRequest.first(limit)));
        return Response.ok(new Related(views, WireRelation.listed(relations)));
    }

    /** This dialect has no state of an add: one that failed is an error. */
    private static void refuseFailed(Operation operation) {
        String error = operation.error();
        if (operation.state() == Operation.State.FAILED && error != null) {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, error);
        }
    }
}
