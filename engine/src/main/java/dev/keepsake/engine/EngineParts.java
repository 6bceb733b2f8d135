package dev.keepsake.engine;

import dev.keepsake.engine.search.Indexes;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.engine.search.SearchParts;
import dev.keepsake.extract.Extractor;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.memory.IdSource;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Reranker;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.store.Store;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of. The engine takes them over: it closes them when it is closed.
 *
 * @param store the truth
 * @param projection the index that follows it
 * @param indexes how that index is searched
 * @param embedder text to vectors; the one the store is bound to
 * @param reranker puts the best hits of a search in order when its recipe says so, or null for none
 * @param tokens counts what a token budget allows
 * @param extractor episodes to facts
 * @param clock what time it is
 * @param ids where new ids come from
 */
public record EngineParts(
        Store store,
        Projection projection,
        Indexes indexes,
        Embedder embedder,
        @Nullable Reranker reranker,
        TokenCounter tokens,
        Extractor extractor,
        Clock clock,
        IdSource ids) {

    /** Parts around one index that answers everything, without a reranker. */
    public static <I extends Projection & VectorIndex & KeywordIndex & StructureIndex> EngineParts over(
            Store store, I index, Embedder embedder, Extractor extractor, Clock clock, IdSource ids) {
        return new EngineParts(
                store,
                index,
                new Indexes(index, index, index),
                embedder,
                null,
                new RoughTokens(),
                extractor,
                clock,
                ids);
    }

    SearchParts search() {
        return new SearchParts(store, indexes, embedder, reranker, tokens, clock);
    }

    public EngineParts withReranker(@Nullable Reranker newReranker) {
        return new EngineParts(store, projection, indexes, embedder, newReranker, tokens, extractor, clock, ids);
    }

    public EngineParts withTokens(TokenCounter newTokens) {
        return new EngineParts(store, projection, indexes, embedder, reranker, newTokens, extractor, clock, ids);
    }
}
