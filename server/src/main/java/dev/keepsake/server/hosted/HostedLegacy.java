package dev.keepsake.server.hosted;

import dev.keepsake.api.Hit;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.filter.Filter;
import dev.keepsake.memory.Memory;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Query;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireAsOf;
import dev.keepsake.server.wire.WireGraphChanges;
import dev.keepsake.server.wire.WireReach;
import dev.keepsake.server.wire.WireRelation;
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
                : EventItem.of(operation, caller.memories());
        JsonFields body = JsonFields.ofBody(request.body());
        return listed(
                items, WireRelation.wanted(body) ? WireGraphChanges.of(operation, caller.memories()) : List.of(), body);
    }

    static Response search(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        int topK = body.integer("top_k", body.integer("limit", SearchRequest.DEFAULT_LIMIT));
        SearchRequest search = WireSearch.read(body, reach(body), topK, DEFAULT_THRESHOLD);
        SearchResult found = caller.memories().search(search);
        List<ObjectNode> hits = found.hits().stream()
                .filter(Hit.OfMemory.class::isInstance)
                .map(hit -> withScore((Hit.OfMemory) hit))
                .toList();
        return listed(hits, WireRelation.found(found), body);
    }

    Response listOfOwners(Request request, Caller caller) {
        Filter owners = FilterReader.HOSTED.read(OwnerIds.filter(request.query()));
        Reach reach = WireReach.of(owners, OwnerIds.NONE_GIVEN)
                .asOf(WireAsOf.read(request.query().values()));
        return page(reach, request, caller, wantsRelations(request.query()));
    }

    Response listByFilter(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        return page(reach(body), request, caller, WireRelation.wanted(body) || wantsRelations(request.query()));
    }

    private static boolean wantsRelations(Query query) {
        return query.flag("enable_graph", false);
    }

    private Response page(Reach reach, Request request, Caller caller, boolean related) {
        PageRequest page = paging.of(request.query(), null);
        Page<Memory> memories = caller.memories().list(new ListRequest(reach, page));
        boolean paged = request.query().has("page") && request.query().has("page_size");
        Paging.Paged<MemoryView> shown = Paging.show(memories, page, request, MemoryView::of);
        if (related) {
            return Response.ok(shown.with(HostedRelations.of(reach, page, caller)));
        }
        return Response.ok(paged ? shown : shown.results());
    }

    private static Reach reach(JsonFields body) {
        Filter atTop = FilterReader.HOSTED.read(OwnerIds.filter(body));
        return HostedReads.reach(body, FilterReader.HOSTED.read(body, "filters").and(atTop));
    }

    private static ObjectNode withScore(Hit.OfMemory hit) {
        ObjectNode view = (ObjectNode) Json.tree(MemoryView.of(hit.memory()));
        return view.put("score", hit.score());
    }

    private static Response listed(List<?> items, Object relations, JsonFields body) {
        boolean wrapped = "v1.1".equals(body.text("output_format"));
        return Response.ok(wrapped ? new Wrapped(items, relations) : items);
    }

    /** The key is there for callers that read it, also when they ask for no relations. */
    private record Wrapped(List<?> results, Object relations) {}
}
