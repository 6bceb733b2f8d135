package dev.keepsake.engine;

import dev.keepsake.engine.add.JobRules;
import dev.keepsake.engine.consolidate.SummaryModel;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.media.MediaReader.MediaParts;
import dev.keepsake.engine.migrate.Pace;
import dev.keepsake.engine.migrate.SecondParts;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
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
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Reranker;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.store.Store;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of. The engine takes them over: it closes them when it is closed.
 *
 * @param store the truth
 * @param projection the index that follows it
 * @param embedder text to vectors; the one the store is bound to
 * @param searching how what is known is searched
 * @param reading how what is said is read
 * @param clock what time it is
 * @param ids where new ids come from
 * @param jobs how what was promised is carried out
 * @param second how it goes to another embedder
 * @param observations who is told what the engine does and how long it takes; neither blocks nor fails it
 */
public record EngineParts(
        Store store,
        Projection projection,
        Embedder embedder,
        Searchers searching,
        Readers reading,
        Clock clock,
        IdSource ids,
        JobParts jobs,
        Second second,
        ObservationRegistry observations) {

    /**
     * How what was promised is carried out.
     *
     * @param rules how often, how long and how much at once
     * @param chance a number from 0 to below 1, another one each time, so that what failed together is not tried together
     */
    public record JobParts(JobRules rules, DoubleSupplier chance) {

        public static final JobParts STANDARD = new JobParts(
                JobRules.STANDARD, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * How it goes to another embedder.
     *
     * @param parts where that and its index come from
     * @param pace how fast
     */
    public record Second(SecondParts parts, Pace pace) {}

    /**
     * How what is known is searched.
     *
     * @param indexes how the index is searched
     * @param reranker puts the best hits of a search in order when its recipe says so, or null for none
     * @param tokens counts what a token budget allows
     * @param temporary makes an empty index of an embedder's vectors for a search of the past, or null when none is to be
     *     searched
     */
    public record Searchers(
            Indexes indexes,
            @Nullable Reranker reranker,
            TokenCounter tokens,
            @Nullable Function<EmbedderId, TemporaryIndex> temporary) {}

    /**
     * How what is said is read.
     *
     * @param extractors episodes to facts
     * @param screening how facts are looked at before they become memories
     * @param summaries who words what consolidation makes, or null to do without a model
     * @param media who puts pictures and documents into words
     */
    public record Readers(
            Extractors extractors,
            ScreenOptions screening,
            @Nullable SummaryModel summaries,
            MediaParts media) {}

    /** Parts around one index that answers everything, without any model but the embedder. */
    public static <I extends Projection & VectorIndex & KeywordIndex & StructureIndex> EngineParts over(
            Store store, I index, Embedder embedder, Extractor extractor, Clock clock, IdSource ids) {
        return new EngineParts(
                store,
                index,
                embedder,
                new Searchers(new Indexes(index, index, index), null, new RoughTokens(), null),
                new Readers(Extractors.localOnly(extractor), ScreenOptions.STANDARD, null, MediaParts.NONE),
                clock,
                ids,
                JobParts.STANDARD,
                new Second(SecondParts.NONE, Pace.STANDARD),
                ObservationRegistry.NOOP);
    }

    /** The embedder and its index, to be started. */
    Pairing pairing(Phases phases) {
        Indexes indexes = searching.indexes();
        return new Pairing(
                embedder,
                new Pairing.Faces(projection, indexes.vectors(), indexes.keywords(), indexes.structure()),
                store.migrations().logOf(embedder.id()),
                phases);
    }

    SearchParts search(Phases phases) {
        return new SearchParts(store, searching.reranker(), searching.tokens(), clock, searching.temporary(), phases);
    }

    public EngineParts withIndexes(Indexes indexes) {
        return with(new Searchers(indexes, searching.reranker(), searching.tokens(), searching.temporary()));
    }

    public EngineParts withReranker(@Nullable Reranker reranker) {
        return with(new Searchers(searching.indexes(), reranker, searching.tokens(), searching.temporary()));
    }

    public EngineParts withTokens(TokenCounter tokens) {
        return with(new Searchers(searching.indexes(), searching.reranker(), tokens, searching.temporary()));
    }

    public EngineParts withTemporaryIndexes(Supplier<TemporaryIndex> temporary) {
        return withTemporaryIndexes(embedder -> temporary.get());
    }

    /** As {@link #withTemporaryIndexes(Supplier)}, for indexes that hold vectors of one embedder alone. */
    public EngineParts withTemporaryIndexes(Function<EmbedderId, TemporaryIndex> temporary) {
        return with(new Searchers(searching.indexes(), searching.reranker(), searching.tokens(), temporary));
    }

    public EngineParts withExtractors(Extractors extractors) {
        return with(new Readers(extractors, reading.screening(), reading.summaries(), reading.media()));
    }

    public EngineParts withScreening(ScreenOptions screening) {
        return with(new Readers(reading.extractors(), screening, reading.summaries(), reading.media()));
    }

    public EngineParts withSummaries(@Nullable SummaryModel summaries) {
        return with(new Readers(reading.extractors(), reading.screening(), summaries, reading.media()));
    }

    public EngineParts withMedia(MediaParts media) {
        return with(new Readers(reading.extractors(), reading.screening(), reading.summaries(), media));
    }

    public EngineParts withJobs(JobParts newJobs) {
        return new EngineParts(
                store, projection, embedder, searching, reading, clock, ids, newJobs, second, observations);
    }

    public EngineParts withObservations(ObservationRegistry registry) {
        return new EngineParts(store, projection, embedder, searching, reading, clock, ids, jobs, second, registry);
    }

    /** Lets it go to another embedder while it runs. */
    public EngineParts withSecond(SecondParts parts, Pace pace) {
        return new EngineParts(
                store,
                projection,
                embedder,
                searching,
                reading,
                clock,
                ids,
                jobs,
                new Second(parts, pace),
                observations);
    }

    private EngineParts with(Searchers searchers) {
        return new EngineParts(store, projection, embedder, searchers, reading, clock, ids, jobs, second, observations);
    }

    private EngineParts with(Readers readers) {
        return new EngineParts(store, projection, embedder, searching, readers, clock, ids, jobs, second, observations);
    }
}
