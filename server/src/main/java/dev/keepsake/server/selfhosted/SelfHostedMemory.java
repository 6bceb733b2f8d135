package dev.keepsake.server.selfhosted;

import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.UpdateReader;
import dev.keepsake.server.wire.WireAsOf;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One memory by its id. */
final class SelfHostedMemory {

    private SelfHostedMemory() {}

    /** An unknown id is no failure in this dialect: the answer is the JSON value null. */
    static Response get(Request request, Caller caller) {
        return caller.memories()
                .get(new GetRequest(id(request), WireAsOf.read(request.query().values())))
                .map(memory -> {
                    Map<String, @Nullable Object> view = MemoryView.of(memory);
                    view.put("score", null);
                    return Response.ok(view);
                })
                .orElseGet(Response::okNull);
    }

    static Response update(Request request, Caller caller) {
        MemoryId id = id(request);
        JsonFields body = JsonFields.ofBody(request.body());
        UpdateRequest read = UpdateReader.read(id, body);
        caller.memories().update(new UpdateRequest(id, read.text(), Metadata.read(body), read.expiry()));
        return Response.ok(Map.of("message", "Memory updated successfully!"));
    }

    static Response delete(Request request, Caller caller) {
        caller.memories().delete(new DeleteRequest(id(request)));
        return Response.ok(Map.of("message", "Memory deleted successfully"));
    }

    /** An unknown id has an empty history in this dialect. */
    static Response history(Request request, Caller caller) {
        try {
            return Response.ok(caller.memories().history(new HistoryRequest(id(request))).stream()
                    .map(HistoryView::of)
                    .toList());
        } catch (KeepsakeException unknown) {
            if (unknown.category() != ErrorCategory.NOT_FOUND) {
                throw unknown;
            }
            return Response.ok(List.of());
        }
    }

    private static MemoryId id(Request request) {
        return MemoryId.parse(request.parameter("memory_id"));
    }
}
