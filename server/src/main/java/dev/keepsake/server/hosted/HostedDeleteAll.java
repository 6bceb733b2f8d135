package dev.keepsake.server.hosted;

import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.filter.Filter;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.WireReach;
import dev.keepsake.store.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code DELETE /v1/memories/}: everything of some owners. Several conditions must all hold; only the wildcard in all
 * four owners at once means the whole project.
 */
final class HostedDeleteAll {

    private static final String WILDCARD = "*";

    private HostedDeleteAll() {}

    static Response deleteAll(Request request, Caller caller) {
        ObjectNode named = OwnerIds.filter(request.query());
        String filters = request.query().text("filters");
        Reach reach = filters == null && isWholeProject(named)
                ? Reach.everythingInTheProject()
                : WireReach.of(filter(named, filters), OwnerIds.NONE_GIVEN);
        return run(reach, caller.memories());
    }

    /** Deletes what is in reach; the same answer whether there was anything or not. */
    static Response run(Reach reach, Memories memories) {
        Operation operation = memories.deleteAll(new DeleteAllRequest(reach));
        return Response.ok(new Begun("Delete in progress. This may take some time.", operation.id()));
    }

    private static Filter filter(ObjectNode named, @Nullable String filters) {
        Filter byName = FilterReader.HOSTED.read(named);
        return filters == null ? byName : byName.and(FilterReader.HOSTED.read(PythonLiteral.read(filters)));
    }

    private static boolean isWholeProject(ObjectNode named) {
        return named.size() == ScopeField.values().length
                && named.valueStream().allMatch(id -> id.stringValue().equals(WILDCARD));
    }

    private record Begun(String message, UUID eventId) {}
}
