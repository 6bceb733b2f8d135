package dev.keepsake.server.hosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.Hit;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.memory.Memory;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireAsOf;
import dev.keepsake.server.wire.WireExplanation;
import dev.keepsake.server.wire.WireReach;
import dev.keepsake.server.wire.WireRelation;
import dev.keepsake.server.wire.WireReport;
import dev.keepsake.server.wire.WireSearch;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v3/memories/} and {@code POST /v3/memories/search/}: many memories by filter, or by question. */
final class HostedReads {

    private final Paging paging;

    HostedReads(Paging paging) {
        this.paging = paging;
    }

    Response list(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        PageRequest page = paging.of(request.query(), body);
        Reach reach = reach(body);
        Shown shown = Shown.of(body);
        Page<Memory> memories = caller.memories().list(new ListRequest(reach, page));
        Paging.Paged<Object> shownPage =
                Paging.show(memories, page, request, memory -> shown.only(MemoryView.of(memory)));
        return Response.ok(
                WireRelation.wanted(body) ? shownPage.with(HostedRelations.of(reach, page, caller)) : shownPage);
    }

    static Response search(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        SearchRequest search = question(body);
        Shown shown = Shown.of(body);
        boolean explain = body.flag("explain", false);
        SearchResult found = caller.memories().search(search);
        List<Object> hits = found.hits().stream()
                .filter(Hit.OfMemory.class::isInstance)
                .map(Hit.OfMemory.class::cast)
                .map(hit -> explain ? explained(hit, shown) : shown.only(HitView.of(hit)))
                .toList();
        List<WireRelation> relations = WireRelation.wanted(body) ? WireRelation.found(found) : null;
        return Response.ok(new Found(hits, relations, explain ? WireReport.of(found) : null));
    }

    /** The search that a body asks for. */
    static SearchRequest question(JsonFields body) {
        int topK = body.integer("top_k", SearchRequest.DEFAULT_LIMIT);
        return WireSearch.read(body, reach(body), topK, WireSearch.DEFAULT_THRESHOLD);
    }

    private static Object explained(Hit.OfMemory hit, Shown shown) {
        ObjectNode view = (ObjectNode) Json.tree(shown.only(HitView.of(hit)));
        return view.set("explanation", Json.tree(WireExplanation.of(hit.explanation(), hit.memory())));
    }

    /** What the filters of a body, which name the owners, and the conditions beside them let through. */
    static Reach reach(JsonFields body) {
        if (OwnerIds.atTop(body)) {
            throw KeepsakeException.invalid("Entity ids belong into 'filters', for example"
                    + " {\"filters\": {\"user_id\": \"...\"}}; got one at the top of the body");
        }
        return reach(body, FilterReader.HOSTED.read(body, "filters"));
    }

    /** What {@code filter} and the conditions beside it let through. */
    static Reach reach(JsonFields body, Filter filter) {
        return WireReach.of(filter.and(FurtherConditions.read(body)), OwnerIds.NONE_GIVEN)
                .withExpired(body.flag("show_expired", false))
                .withSuperseded(!body.flag("latest_only", true))
                .asOf(WireAsOf.read(body));
    }

    /** What was found; relations and a report only when they were asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Found(
            List<Object> results,
            @Nullable List<WireRelation> relations,
            @Nullable WireReport report) {}
}
