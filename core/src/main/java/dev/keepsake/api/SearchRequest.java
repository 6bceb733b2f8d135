package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.index.EntryKind;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.util.Set;

/**
 * A question to the memories.
 *
 * @param query the question in plain words, not blank
 * @param reach which memories may answer
 * @param limit at most how many hits, 1 to {@link #MAX_LIMIT}
 * @param threshold hits below this score are left out; 0..1, 0 keeps all
 * @param returning whether to return memories, turns or both; all of them always serve as signals
 * @param recipe how signals are combined
 * @param deadline when to give up
 */
public record SearchRequest(
        String query,
        Reach reach,
        int limit,
        double threshold,
        Set<EntryKind> returning,
        SearchRecipe recipe,
        Deadline deadline) {

    public static final int DEFAULT_LIMIT = 10;
    public static final int MAX_LIMIT = 1000;

    /** The longest question accepted, in UTF-16 units. */
    public static final int MAX_QUERY_LENGTH = 10_000;

    public SearchRequest {
        returning = Set.copyOf(returning);
        if (query.isBlank() || query.length() > MAX_QUERY_LENGTH) {
            throw KeepsakeException.invalid(
                    "A query has 1 to " + MAX_QUERY_LENGTH + " characters and is not blank; got " + query.length());
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw KeepsakeException.invalid("A search returns 1 to " + MAX_LIMIT + " hits; got limit " + limit);
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw KeepsakeException.invalid("A threshold lies between 0 and 1; got " + threshold);
        }
        if (returning.isEmpty()) {
            throw KeepsakeException.invalid("A search returns memories, turns or both; got neither");
        }
    }

    /** The ten best memories of {@code scope} for {@code query}. */
    public static SearchRequest of(Scope scope, String query) {
        return new SearchRequest(
                query, Reach.of(scope), DEFAULT_LIMIT, 0, Set.of(EntryKind.MEMORY), SearchRecipe.HYBRID, Deadline.NONE);
    }

    public SearchRequest withReach(Reach newReach) {
        return new SearchRequest(query, newReach, limit, threshold, returning, recipe, deadline);
    }

    public SearchRequest withFilter(Filter filter) {
        return withReach(reach.withFilter(filter));
    }

    public SearchRequest withLimit(int newLimit) {
        return new SearchRequest(query, reach, newLimit, threshold, returning, recipe, deadline);
    }

    public SearchRequest withThreshold(double newThreshold) {
        return new SearchRequest(query, reach, limit, newThreshold, returning, recipe, deadline);
    }

    public SearchRequest returning(EntryKind... kinds) {
        return new SearchRequest(query, reach, limit, threshold, Set.of(kinds), recipe, deadline);
    }

    public SearchRequest withRecipe(SearchRecipe newRecipe) {
        return new SearchRequest(query, reach, limit, threshold, returning, newRecipe, deadline);
    }

    public SearchRequest by(Deadline newDeadline) {
        return new SearchRequest(query, reach, limit, threshold, returning, recipe, newDeadline);
    }
}
