package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the memories.
 *
 * @param query the question in plain words, not blank
 * @param reach which memories may answer
 * @param limit at most how many hits, 1 to {@link #MAX_LIMIT}
 * @param threshold hits below this score are left out; 0..1, 0 keeps all
 * @param tokenBudget how many tokens the texts of the hits may have together; 0 for no limit
 * @param returning whether to return memories, turns or both; all of them always serve as signals
 * @param recipe how signals are combined
 * @param referenceTime the moment that "last week" and "now" in the question are meant from, or null for the present one
 * @param deadline when to give up
 * @param relationDepth how many relations to follow from the entities of the question and of the hits, 0 to
 *     {@link GraphQuery#DEEPEST}; 0 returns none
 */
public record SearchRequest(
        String query,
        Reach reach,
        int limit,
        double threshold,
        int tokenBudget,
        Set<EntryKind> returning,
        SearchRecipe recipe,
        @Nullable Instant referenceTime,
        Deadline deadline,
        int relationDepth) {

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
        if (tokenBudget < 0) {
            throw KeepsakeException.invalid("A token budget is 0, for none, or more; got " + tokenBudget);
        }
        if (returning.isEmpty()) {
            throw KeepsakeException.invalid("A search returns memories, turns or both; got neither");
        }
        if (relationDepth < 0 || relationDepth > GraphQuery.DEEPEST) {
            throw KeepsakeException.invalid(
                    "A search follows 0 to " + GraphQuery.DEEPEST + " relations; got " + relationDepth);
        }
    }

    /** The ten best memories of {@code scope} for {@code query}. */
    public static SearchRequest of(Scope scope, String query) {
        return of(Reach.of(scope), query);
    }

    /** The ten best memories in {@code reach} for {@code query}. */
    public static SearchRequest of(Reach reach, String query) {
        return new SearchRequest(
                query,
                reach,
                DEFAULT_LIMIT,
                0,
                0,
                Set.of(EntryKind.MEMORY),
                SearchRecipe.HYBRID,
                null,
                Deadline.NONE,
                0);
    }

    public SearchRequest withReach(Reach newReach) {
        return new SearchRequest(
                query,
                newReach,
                limit,
                threshold,
                tokenBudget,
                returning,
                recipe,
                referenceTime,
                deadline,
                relationDepth);
    }

    public SearchRequest withFilter(Filter filter) {
        return withReach(reach.withFilter(filter));
    }

    public SearchRequest withLimit(int newLimit) {
        return new SearchRequest(
                query,
                reach,
                newLimit,
                threshold,
                tokenBudget,
                returning,
                recipe,
                referenceTime,
                deadline,
                relationDepth);
    }

    public SearchRequest withThreshold(double newThreshold) {
        return new SearchRequest(
                query,
                reach,
                limit,
                newThreshold,
                tokenBudget,
                returning,
                recipe,
                referenceTime,
                deadline,
                relationDepth);
    }

    public SearchRequest withTokenBudget(int newTokenBudget) {
        return new SearchRequest(
                query,
                reach,
                limit,
                threshold,
                newTokenBudget,
                returning,
                recipe,
                referenceTime,
                deadline,
                relationDepth);
    }

    public SearchRequest returning(EntryKind... kinds) {
        return returning(Set.of(kinds));
    }

    public SearchRequest returning(Set<EntryKind> kinds) {
        return new SearchRequest(
                query, reach, limit, threshold, tokenBudget, kinds, recipe, referenceTime, deadline, relationDepth);
    }

    public SearchRequest withRecipe(SearchRecipe newRecipe) {
        return new SearchRequest(
                query,
                reach,
                limit,
                threshold,
                tokenBudget,
                returning,
                newRecipe,
                referenceTime,
                deadline,
                relationDepth);
    }

    public SearchRequest askedAt(@Nullable Instant newReferenceTime) {
        return new SearchRequest(
                query,
                reach,
                limit,
                threshold,
                tokenBudget,
                returning,
                recipe,
                newReferenceTime,
                deadline,
                relationDepth);
    }

    public SearchRequest by(Deadline newDeadline) {
        return new SearchRequest(
                query,
                reach,
                limit,
                threshold,
                tokenBudget,
                returning,
                recipe,
                referenceTime,
                newDeadline,
                relationDepth);
    }

    /** The same, with the relations around what it is about, as far as {@code depth} of them lead; 0 for none. */
    public SearchRequest withRelations(int depth) {
        return new SearchRequest(
                query, reach, limit, threshold, tokenBudget, returning, recipe, referenceTime, deadline, depth);
    }
}
