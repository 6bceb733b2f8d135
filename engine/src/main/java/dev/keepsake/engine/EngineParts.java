package dev.keepsake.engine;

import dev.keepsake.engine.consolidate.SummaryModel;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.media.MediaReader.MediaParts;
import dev.keepsake.engine.screen.ScreenOptions;
import dev.keepsake.engine.search.Indexes;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.engine.search.SearchParts;
import dev.keepsake.engine.search.TemporaryIndex;
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
import java.util.function.Supplier;
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
 * @param extractors episodes to facts
 * @param clock what time it is
 * @param ids where new ids come from
 * @param temporary makes an empty index of this embedder's vectors for a search of the past, or null when none is to be
 *     searched
 * @param screening how facts are looked at before they become memories
 * @param summaries who words what consolidation makes, or null to do without a model
 * @param media who puts pictures and documents into words
 */
public record EngineParts(
        Store store,
        Projection projection,
        Indexes indexes,
        Embedder embedder,
        @Nullable Reranker reranker,
        TokenCounter tokens,
        Extractors extractors,
        Clock clock,
        IdSource ids,
        @Nullable Supplier<TemporaryIndex> temporary,
        ScreenOptions screening,
        @Nullable SummaryModel summaries,
        MediaParts media) {

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
                Extractors.localOnly(extractor),
                clock,
                ids,
                null,
                ScreenOptions.STANDARD,
                null,
                MediaParts.NONE);
    }

    SearchParts search() {
        return new SearchParts(store, indexes, embedder, reranker, tokens, clock, temporary);
    }

    public EngineParts withIndexes(Indexes newIndexes) {
        return new EngineParts(
                store,
                projection,
                newIndexes,
                embedder,
                reranker,
                tokens,
                extractors,
                clock,
                ids,
                temporary,
                screening,
                summaries,
                media);
    }

    public EngineParts withReranker(@Nullable Reranker newReranker) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                newReranker,
                tokens,
                extractors,
                clock,
                ids,
                temporary,
                screening,
                summaries,
                media);
    }

    public EngineParts withExtractors(Extractors newExtractors) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                reranker,
                tokens,
                newExtractors,
                clock,
                ids,
                temporary,
                screening,
                summaries,
                media);
    }

    public EngineParts withTokens(TokenCounter newTokens) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                reranker,
                newTokens,
                extractors,
                clock,
                ids,
                temporary,
                screening,
                summaries,
                media);
    }

    public EngineParts withTemporaryIndexes(Supplier<TemporaryIndex> newTemporary) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                reranker,
                tokens,
                extractors,
                clock,
                ids,
                newTemporary,
                screening,
                summaries,
                media);
    }

    public EngineParts withScreening(ScreenOptions newScreening) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                reranker,
                tokens,
                extractors,
                clock,
                ids,
                temporary,
                newScreening,
                summaries,
                media);
    }

    public EngineParts withSummaries(@Nullable SummaryModel newSummaries) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                reranker,
                tokens,
                extractors,
                clock,
                ids,
                temporary,
                screening,
                newSummaries,
                media);
    }

    public EngineParts withMedia(MediaParts newMedia) {
        return new EngineParts(
                store,
                projection,
                indexes,
                embedder,
                reranker,
                tokens,
                extractors,
                clock,
                ids,
                temporary,
                screening,
                summaries,
                newMedia);
    }
}
