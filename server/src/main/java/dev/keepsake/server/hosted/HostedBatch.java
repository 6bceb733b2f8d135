package dev.keepsake.server.hosted;

import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.UpdateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * {@code /v1/batch/}: up to a thousand memories by id. The whole batch is read before the first memory is touched; ids
 * that are unknown, or vanish meanwhile, are left out and named in the answer.
 */
final class HostedBatch {

    private static final int MAX_MEMORIES = 1000;
    private static final String MEMORIES = "memories";

    private HostedBatch() {}

    static Response update(Request request, Caller caller) {
        Map<MemoryId, UpdateRequest> updates = read(request, "updated", HostedBatch::correction);
        return each(updates, "updated", caller, update -> caller.memories().update(update));
    }

    static Response delete(Request request, Caller caller) {
        Map<MemoryId, DeleteRequest> deletes = read(request, "deleted", fields -> new DeleteRequest(id(fields)));
        return each(deletes, "deleted", caller, delete -> caller.memories().delete(delete));
    }

    private static <T> Response each(Map<MemoryId, T> wanted, String done, Caller caller, Consumer<T> act) {
        List<String> unknown = new ArrayList<>();
        wanted.forEach((id, request) -> {
            if (!exists(id, caller) || !acted(request, act)) {
                unknown.add(id.toString());
            }
        });
        if (unknown.size() == wanted.size()) {
            throw KeepsakeException.notFound(HostedErrors.NO_MEMORY);
        }
        String message = "Successfully " + done + " " + (wanted.size() - unknown.size()) + " memories";
        return Response.ok(unknown.isEmpty() ? Map.of("message", message) : new Partly(message, unknown));
    }

    private static boolean exists(MemoryId id, Caller caller) {
        return caller.memories().get(new GetRequest(id)).isPresent();
    }

    private static <T> boolean acted(T request, Consumer<T> act) {
        try {
            act.accept(request);
            return true;
        } catch (KeepsakeException vanished) {
            if (vanished.category() != ErrorCategory.NOT_FOUND) {
                throw vanished;
            }
            return false;
        }
    }

    private static <T> Map<MemoryId, T> read(Request request, String done, Function<JsonFields, T> reader) {
        JsonFields body = JsonFields.ofBody(request.body());
        List<JsonNode> nodes = body.list(MEMORIES, Integer.MAX_VALUE);
        if (nodes.size() > MAX_MEMORIES) {
            throw KeepsakeException.invalid(
                    "Maximum of " + MAX_MEMORIES + " memories can be " + done + " in a single request");
        }
        if (nodes.isEmpty()) {
            throw KeepsakeException.invalid("The field 'memories' is required: a list of {memory_id}");
        }
        Map<MemoryId, T> wanted = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonFields fields = body.element(MEMORIES, i);
            wanted.put(id(fields), reader.apply(fields));
        }
        return wanted;
    }

    private static UpdateRequest correction(JsonFields fields) {
        return UpdateReader.read(id(fields), fields);
    }

    private static MemoryId id(JsonFields fields) {
        String id = fields.text("memory_id");
        return MemoryIds.parse(id == null ? "" : id);
    }

    private record Partly(String message, List<String> notFound) {}
}
