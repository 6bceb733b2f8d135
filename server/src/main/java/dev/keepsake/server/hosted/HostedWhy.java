package dev.keepsake.server.hosted;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.Why;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireExplanation;
import dev.keepsake.server.wire.WireWhy;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST /v1/memories/{memory_id}/why/}, ours: why a search returns a memory, or does not. Its body is the search's. */
final class HostedWhy {

    private HostedWhy() {}

    static Response why(Request request, Caller caller) {
        MemoryId id = MemoryIds.parse(request.parameter("memory_id"));
        SearchRequest search = HostedReads.question(JsonFields.ofBody(request.body()));
        Memory memory = caller.memories().get(new GetRequest(id)).orElseThrow(HostedWhy::unknown);
        Why why = caller.memories().why(new WhyRequest(id, search));
        if (why instanceof Why.Unknown) {
            throw unknown();
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("memory_id", id.toString());
        view.put("memory", memory.text());
        view.putAll(WireWhy.write(why));
        Explanation explanation = why.explanation();
        if (explanation != null) {
            view.put("explanation", WireExplanation.of(explanation, memory));
        }
        return Response.ok(view);
    }

    private static KeepsakeException unknown() {
        return KeepsakeException.notFound(HostedErrors.NO_MEMORY);
    }
}
