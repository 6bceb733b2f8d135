package dev.keepsake.server.hosted;

import dev.keepsake.api.Hit;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.filter.Filter;
import dev.keepsake.memory.Memory;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireAsOf;
import dev.keepsake.server.wire.WireReach;
import dev.keepsake.server.wire.WireSearch;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes of clients before the third version: bare lists, unless the caller asks for {@code output_format} v1.1 or for
 * a page, and owners wherever they stand.
 */
final class HostedLegacy {

    private static final double DEFAULT_THRESHOLD = 0.3;

    private final Paging paging;

    HostedLegacy(Paging paging) {
        this.paging = paging;
    }

    static Response add(Request request, Caller caller) {
        Operation operation = HostedAdd.run(request, caller);
        List<?> items = operation.state() == Operation.State.PENDING
                ? List.of(HostedAdd.Queued.of(operation))
                : EventItem.of(operation);
        return listed(items, JsonFields.ofBody(request.body()));
    }

    static Response search(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        int topK = body.integer("top_k", body.integer("limit", SearchRequest.DEFAULT_LIMIT));
        SearchRequest search = WireSearch.read(body, reach(body), topK, DEFAULT_THRESHOLD);
        List<ObjectNode> hits = caller.memories().search(search).hits().stream()
                .filter(Hit.OfMemory.class::isInstance)
                .map(hit -> withScore((Hit.OfMemory) hit))
                .toList();
        return listed(hits, body);
    }

    Response listOfOwners(Request request, Caller caller) {
        Filter owners = FilterReader.HOSTED.read(OwnerIds.filter(request.query()));
        Reach reach = WireReach.of(owners, OwnerIds.NONE_GIVEN)
                .asOf(WireAsOf.read(request.query().values()));
        return page(reach, request, caller);
    }

    Response listByFilter(Request request, Caller caller) {
        return page(reach(JsonFields.ofBody(request.body())), request, caller);
    }

    private Response page(Reach reach, Request request, Caller caller) {
        PageRequest page = paging.of(request.query(), null);
        Page<Memory> memories = caller.memories().list(new ListRequest(reach, page));
        boolean paged = request.query().has("page") && request.query().has("page_size");
        return Response.ok(
                paged
                        ? Paging.show(memories, page, request, MemoryView::of)
                        : memories.items().stream().map(MemoryView::of).toList());
    }

    private static Reach reach(JsonFields body) {
        Filter atTop = FilterReader.HOSTED.read(OwnerIds.filter(body));
        return HostedReads.reach(body, FilterReader.HOSTED.read(body, "filters").and(atTop));
    }

    private static ObjectNode withScore(Hit.OfMemory hit) {
        ObjectNode view = (ObjectNode) Json.tree(MemoryView.of(hit.memory()));
        return view.put("score", hit.score());
    }

    private static Response listed(List<?> items, JsonFields body) {
        boolean wrapped = "v1.1".equals(body.text("output_format"));
        return Response.ok(wrapped ? new Wrapped(items, List.of()) : items);
    }

    /** Relations are gone from the platform; the key stays for callers that read it. */
    private record Wrapped(List<?> results, List<Object> relations) {}
}
