package dev.keepsake;

import dev.keepsake.api.AsyncMemories;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.api.Upkeep;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.consolidate.SummaryModel;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.media.MediaReader.MediaParts;
import dev.keepsake.engine.media.PictureDescriber;
import dev.keepsake.engine.media.SafeFetch;
import dev.keepsake.engine.migrate.Pace;
import dev.keepsake.engine.search.TemporaryIndex;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Reranker;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.RerankerCatalogue;
import dev.keepsake.models.document.Documents;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.models.tokens.BytePairTokens;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKeyStore;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.MemoryCount;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A memory in a directory: the embedded store, its index and an embedder in this process. Needs no key, no network and no
 * other process. Expensive to open; open one, share it among threads, and close it.
 *
 * <pre>{@code
 * try (Keepsake keepsake = Keepsake.open(Path.of("keepsake-data"))) {
 *     Memories memories = keepsake.memories();
 *     memories.add(AddRequest.of(Scope.ofUser("alice"), "I moved to Lisbon last spring."));
 *     memories.search(SearchRequest.of(Scope.ofUser("alice"), "Where does she live?"));
 * }
 * }</pre>
 */
public final class Keepsake implements Projects, AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final TokenCounter TOKENS = new BytePairTokens();

    private final EmbeddedStore store;
    private final MemoryEngine engine;
    private final List<ServedModel> served;

    private Keepsake(EmbeddedStore store, MemoryEngine engine, List<ServedModel> served) {
        this.store = store;
        this.engine = engine;
        this.served = List.copyOf(served);
    }

    /** Opens the memory in {@code directory} with the default embedder. */
    public static Keepsake open(Path directory) {
        return open(KeepsakeOptions.in(directory));
    }

    /** Opens the memory that a configuration describes. */
    public static Keepsake open(KeepsakeConfig config) {
        return open(KeepsakeOptions.of(config));
    }

    /**
     * Opens a memory.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when the embedder is unknown or is not the one
     *     that filled the directory, or when the reranker or the chat model cannot be opened; with {@code STORAGE_UNAVAILABLE} when the
     *     directory cannot be used or another process has it open
     */
    public static Keepsake open(KeepsakeOptions options) {
        Opening opening = new Opening();
        try {
            EmbeddedStore store = opening.keep(EmbeddedStore.open(options.directory()));
            KnownEmbedders embedders = KnownEmbedders.of(store, options.embedder(), options.outgoing());
            Embedder embedder = opening.keep(embedders.inUse(store));
            store.embeddings().bind(embedder.id());
            IndexDirectories directories = new IndexDirectories(options.directory(), embedders);
            LuceneIndex index = opening.keep(
                    directories.open(embedder.id(), store.migrations().generation()));
            Optional<ChatModel> model = chatModel(options, opening);
            EngineParts parts = EngineParts.over(
                            store,
                            index,
                            embedder,
                            options.reading().extractor(),
                            options.clock(),
                            new TimeOrderedIds(options.clock()))
                    .withJobs(new EngineParts.JobParts(options.jobs(), EngineParts.JobParts.STANDARD.chance()))
                    .withObservations(options.outgoing().observations())
                    .withTokens(TOKENS)
                    .withScreening(options.reading().screening())
                    .withExtractors(extractors(options.reading(), model))
                    .withSummaries(model.map(asked -> new SummaryModel(
                                    asked, options.reading().chat().prices()))
                            .orElse(null))
                    .withMedia(media(options, model))
                    .withSecond(directories, Pace.STANDARD)
                    .withTemporaryIndexes(id -> TemporaryIndex.of(LuceneIndex.inMemory(id)));
            Optional<Reranker> reranker = RerankerCatalogue.open(options.reranker(), options.outgoing())
                    .map(opening::keep);
            List<ServedModel> served = served(embedder, model.orElse(null), reranker.orElse(null));
            served.forEach(given -> given.observedBy(options.outgoing().observations()));
            return new Keepsake(
                    store, MemoryEngine.start(reranker.map(parts::withReranker).orElse(parts)), served);
        } catch (RuntimeException failed) {
            opening.undo(failed);
            throw failed;
        }
    }

    private static List<ServedModel> served(@Nullable Object... models) {
        return Stream.of(models)
                .filter(ServedModel.class::isInstance)
                .map(ServedModel.class::cast)
                .toList();
    }

    private static Optional<ChatModel> chatModel(KeepsakeOptions options, Opening opening) {
        ChatOptions chat = options.reading().chat();
        return chat.model() == null
                ? ChatModelCatalogue.open(chat.settings(), options.outgoing()).map(opening::keep)
                : Optional.of(chat.model());
    }

    private static Extractors extractors(ReadingOptions reading, Optional<ChatModel> model) {
        ChatOptions chat = reading.chat();
        return model.map(asked -> ModelExtractors.around(asked, TOKENS, chat.prices(), reading.extractor())
                        .withLastResort(chat.lastResort()))
                .orElseGet(() -> Extractors.localOnly(reading.extractor()));
    }

    private static MediaParts media(KeepsakeOptions options, Optional<ChatModel> model) {
        MediaOptions media = options.reading().media();
        PictureDescriber describer = null;
        if (media.describesPictures()) {
            ChatModel eyes = model.orElseThrow(() -> new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "Describing pictures needs a chat model; configure one that sees pictures"));
            describer = new PictureDescriber(eyes, options.reading().chat().prices(), TOKENS);
        }
        SafeFetch fetch = media.fetch().allowAnything()
                ? new SafeFetch(media.fetch(), options.outgoing().egress())
                : null;
        return new MediaParts(describer, new Documents(media.readsPdfs()), fetch);
    }

    /**
     * Replaces every vector in a directory by one of another embedder, for a directory that nobody has open.
     *
     * @param options the directory and the new embedder
     * @return how many vectors were replaced
     */
    public static long reembed(KeepsakeOptions options) {
        try (EmbeddedStore store = EmbeddedStore.open(options.directory());
                Embedder embedder =
                        new KnownEmbedders(options.embedder(), options.outgoing(), List.of()).configured()) {
            return store.embeddings()
                    .replaceAll(embedder.id(), texts -> embedder.embed(texts, Embedder.Purpose.PASSAGE, Deadline.NONE));
        }
    }

    /**
     * Whose vectors a directory holds, for a directory that nobody has open; empty when there is no store yet.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code STORAGE_UNAVAILABLE} when another process has it open
     */
    public static Optional<EmbedderId> recordedEmbedder(Path directory) {
        if (!EmbeddedStore.existsIn(directory)) {
            return Optional.empty();
        }
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            return store.embeddings().recorded();
        }
    }

    /** The memories of the default project. */
    public Memories memories() {
        return project(ProjectId.DEFAULT);
    }

    @Override
    public Memories project(ProjectId id) {
        return engine.project(id);
    }

    /** The memories of the default project, for who cannot wait. */
    public AsyncMemories async() {
        return async(ProjectId.DEFAULT);
    }

    /** The memories of this project, for who cannot wait. */
    public AsyncMemories async(ProjectId id) {
        return AsyncMemories.over(project(id));
    }

    /** How the default project is looked after. */
    public Upkeep upkeep() {
        return upkeep(ProjectId.DEFAULT);
    }

    @Override
    public Upkeep upkeep(ProjectId id) {
        return engine.upkeep(id);
    }

    /**
     * How this store goes from one embedder to another while everything goes on. Acts on every project; the configured embedder has to
     * follow when it is done.
     */
    @Override
    public EmbedderUpkeep embedding() {
        return engine.embedding();
    }

    /** The API keys, for whoever serves this memory over a network. */
    public ApiKeyStore keys() {
        return store.keys();
    }

    /** Checks what must always hold; empty when it does. */
    public List<String> verify() {
        return engine.verify();
    }

    /** Throws the index away and builds it anew from the store. */
    public void reindex() {
        engine.reindex();
    }

    /**
     * Puts the memories of every project in order whenever so much time has passed, until this is closed; nothing does so
     * unasked. To be called once.
     */
    public void consolidateEvery(Duration interval) {
        engine.consolidateEvery(interval);
    }

    /** How it goes with each model of a provider that is asked here. */
    public List<ProviderStatus> providers() {
        return served.stream().flatMap(model -> model.statuses().stream()).toList();
    }

    /** Opens the connections to all providers, so that the first call need not; returns at once, and failures are only logged. */
    public void warmUp() {
        for (ServedModel model : served) {
            Thread.ofVirtual().name("keepsake-warm-up").start(() -> model.warmUp(Deadline.after(WARM_UP)));
        }
    }

    /** What is promised and not done yet, by project. */
    public List<JobsStatus> jobs() {
        return engine.jobsStatus();
    }

    /** How many changes of the store are not in the index yet. */
    public long indexLag() {
        return engine.indexLag();
    }

    /** How many memories there are in all projects, by kind and state. */
    public List<MemoryCount> memoryCounts() {
        return engine.memoryCounts();
    }

    /** What does not work now, in sentences for whoever runs this that say nothing of anybody; empty when everything does. */
    public List<String> troubles() {
        return engine.troubles();
    }

    /** Waits until nothing accepted in the background is left to do. */
    public void drain() {
        engine.drain();
    }

    @Override
    public void close() {
        engine.close();
    }
}
