package dev.keepsake.server.selfhosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.Signal;
import dev.keepsake.filter.Filter;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireAsOf;
import dev.keepsake.server.wire.WireExplanation;
import dev.keepsake.server.wire.WireReach;
import dev.keepsake.server.wire.WireRelation;
import dev.keepsake.server.wire.WireReport;
import dev.keepsake.server.wire.WireSearch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /search}. Asking for no results is allowed here, to see whether a request is good. */
final class SelfHostedSearch {

    private static final int DEFAULT_LIMIT = 20;
    private static final String NO_OWNER =
            "filters must contain at least one of: user_id, agent_id, run_id. " + "Example: filters={'user_id': 'u1'}";

    private SelfHostedSearch() {}

    static Response search(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        Reach reach = WireReach.of(filter(body), NO_OWNER)
                .withExpired(body.flag("show_expired", false))
                .asOf(WireAsOf.read(body));
        boolean explain = body.flag("explain", false);
        int topK = body.integer("top_k", DEFAULT_LIMIT);
        SearchRequest search = WireSearch.read(body, reach, topK == 0 ? 1 : topK, WireSearch.DEFAULT_THRESHOLD);
        SearchResult found = caller.memories().search(search);
        List<Map<String, @Nullable Object>> results = found.hits().stream()
                .filter(Hit.OfMemory.class::isInstance)
                .limit(topK)
                .map(hit -> view((Hit.OfMemory) hit, explain ? search : null))
                .toList();
        List<WireRelation> relations = WireRelation.wanted(body) ? WireRelation.found(found) : null;
        return Response.ok(new Found(results, relations, explain ? WireReport.of(found) : null));
    }

    /** Ids at the top of the body are the older way to say it. */
    private static Filter filter(JsonFields body) {
        Filter filter = FilterReader.SELF_HOSTED.read(body, "filters");
        Scope atTop = OwnerIds.of(body);
        for (ScopeField owner : ScopeField.values()) {
            String id = atTop.id(owner);
            filter = id == null ? filter : filter.and(Filter.owner(owner, id));
        }
        return filter;
    }

    private static Map<String, @Nullable Object> view(Hit.OfMemory hit, @Nullable SearchRequest explained) {
        Map<String, @Nullable Object> view = MemoryView.of(hit.memory());
        view.put("score", hit.score());
        if (explained != null) {
            view.put("score_details", ScoreDetails.of(hit, explained.threshold()));
            view.put("explanation", WireExplanation.of(hit.explanation(), hit.memory()));
        }
        return view;
    }

    /** What was found; relations and a report only when they were asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Found(
            List<?> results,
            @Nullable List<WireRelation> relations,
            @Nullable WireReport report) {}

    /** Where a score comes from, in the library's words; contributions are shares of the final score. */
    record ScoreDetails(
            double semanticScore,
            double bm25Score,
            double entityBoost,
            double rawScore,
            double maxPossibleScore,
            double finalScore,
            double threshold) {

        static ScoreDetails of(Hit hit, double threshold) {
            Explanation explanation = hit.explanation();
            return new ScoreDetails(
                    explanation.normalised(Signal.VECTOR),
                    explanation.normalised(Signal.KEYWORD),
                    explanation.normalised(Signal.ENTITY),
                    explanation.total(),
                    1,
                    hit.score(),
                    threshold);
        }
    }
}
