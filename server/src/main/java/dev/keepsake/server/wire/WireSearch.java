package dev.keepsake.server.wire;

import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.KeepsakeException;

/** The search both dialects mean: memories, by every signal. */
public final class WireSearch {

    /** What scores below this is left out unless the caller says otherwise. */
    public static final double DEFAULT_THRESHOLD = 0.1;

    private WireSearch() {}

    /**
     * The search that {@code body} asks for. Its {@code reference_date} (unix seconds, a day, which begins at midnight UTC, or
     * ISO-8601) is the moment from which "last week" in the question is meant; {@code rerank} asks for the configured reranker's
     * order; {@code token_budget}, which is ours, limits the texts of all results together; {@code enable_graph}
     * asks for relations, {@code relation_depth}, which is ours, for those further away than one.
     *
     * @param reach where it looks
     * @param limit at most how many hits
     * @param threshold the least score when the body does not say
     */
    public static SearchRequest read(JsonFields body, Reach reach, int limit, double threshold) {
        return SearchRequest.of(reach, query(body))
                .withLimit(limit)
                .withThreshold(body.number("threshold", threshold))
                .withTokenBudget(tokenBudget(body))
                .withRecipe(body.flag("rerank", false) ? SearchRecipe.HYBRID_RERANKED : SearchRecipe.HYBRID)
                .askedAt(WireTimes.moment(body, "reference_date"))
                .withRelations(WireRelation.depth(body));
    }

    private static int tokenBudget(JsonFields body) {
        int budget = body.integer("token_budget", 0);
        if (budget < 0) {
            throw KeepsakeException.invalid("The field 'token_budget' must be 0, for no limit, or more; got " + budget);
        }
        return budget;
    }

    private static String query(JsonFields body) {
        String query = body.text("query");
        if (query == null || query.isBlank()) {
            throw KeepsakeException.invalid("The field 'query' is required and must not be blank");
        }
        return query.strip();
    }
}
