package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchResult;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.EntryKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search with everything that came up on the way, so that it can be said why something is missing.
 *
 * @param selection what it could reach
 * @param answers how the proposing signals did
 * @param ranking all candidates, best first, before any reranker
 * @param hits what is returned
 * @param duplicates what says the same as a better hit
 * @param outside what found no room in the token budget, with its tokens
 * @param rerank how the reranker did, or null when none was asked for
 * @param around the relations around what it is about
 */
record Examination(
        Selection selection,
        List<SignalAnswer> answers,
        List<Ranked> ranking,
        List<Hit> hits,
        Map<EntryKey, EntryKey> duplicates,
        Map<Hit, Integer> outside,
        @Nullable RerankReport rerank,
        SearchResult.Neighbourhood around) {

    SearchResult result() {
        return new SearchResult(
                hits, answers.stream().map(SignalAnswer::report).toList(), rerank, outside.size(), around);
    }
}
