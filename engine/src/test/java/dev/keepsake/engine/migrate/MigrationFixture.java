package dev.keepsake.engine.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.search.Indexes;
import dev.keepsake.engine.search.TemporaryIndex;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** An engine between two embedders, over the reference store and indexes that notice vectors of another embedder. */
final class MigrationFixture {

    static final Scope ANN = Scope.ofUser("ann");
    static final Pace SWIFT = new Pace(3, 0, Duration.ofMillis(5), Duration.ZERO);

    final InMemoryStore kept = new InMemoryStore();
    final NamedEmbedder old = new NamedEmbedder("old", 96);
    final NamedEmbedder young = new NamedEmbedder("young", 64);
    final AtomicInteger mixed = new AtomicInteger();

    private final FakeClock clock = new FakeClock();
    private final SequentialIds ids = new SequentialIds();
    private final Map<Integer, InMemoryIndex> indexes = new HashMap<>();
    private final Pace pace;
    final ObservationRegistry observations = ObservationRegistry.create();
    Store store = kept;
    MemoryEngine engine;

    MigrationFixture() {
        this(SWIFT);
    }

    MigrationFixture(Pace pace) {
        this.pace = pace;
        engine = start();
    }

    /** As after a crash: nothing of the engine before is used any more. */
    void restart() {
        engine.close();
        engine = start();
    }

    private MemoryEngine start() {
        EmbedderId recorded = kept.embeddings().recorded().orElse(old.id());
        InMemoryIndex index = index(kept.migrations().generation());
        EngineParts parts = EngineParts.over(store, index, named(recorded.name()), new RuleExtractor(), clock, ids)
                .withIndexes(new Indexes(new Strict(recorded, index), index, index))
                .withObservations(observations)
                .withTemporaryIndexes(() -> TemporaryIndex.of(new InMemoryIndex()))
                .withSecond(new Opened(), pace);
        return MemoryEngine.start(parts);
    }

    private synchronized InMemoryIndex index(int generation) {
        return indexes.computeIfAbsent(generation, absent -> new InMemoryIndex());
    }

    synchronized boolean hasIndex(int generation) {
        return indexes.containsKey(generation);
    }

    private NamedEmbedder named(String name) {
        return name.equals("old") ? old : young;
    }

    Memories memories() {
        return engine.project(ProjectId.DEFAULT);
    }

    EmbedderUpkeep embedding() {
        return engine.embedding();
    }

    void add(String text) {
        memories().add(AddRequest.of(ANN, text));
    }

    List<String> found(String query) {
        return memories().search(SearchRequest.of(ANN, query)).hits().stream()
                .map(Hit::text)
                .toList();
    }

    Phase phase() {
        return kept.migrations().current().map(EmbeddingMigration::phase).orElse(null);
    }

    void migrateUntilReady() {
        embedding().migrateTo("young");
        await(() -> phase() == Phase.READY);
    }

    void awaitEnd() {
        await(() -> kept.migrations().current().isEmpty());
    }

    static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** What does not hold, after what is due has been filled. */
    List<String> violations() {
        engine.drain();
        await(() -> kept.migrations().current().map(now -> now.due() == 0).orElse(true));
        assertThat(mixed).hasValue(0);
        return engine.verify();
    }

    private final class Opened implements SecondParts {
        @Override
        public Embedder embedder(String name) {
            return named(name);
        }

        @Override
        public Pairing.Faces index(EmbedderId embedder, int generation) {
            InMemoryIndex opened = MigrationFixture.this.index(generation);
            return new Pairing.Faces(opened, new Strict(embedder, opened), opened, opened);
        }

        @Override
        public void remove(int generation) {
            synchronized (MigrationFixture.this) {
                indexes.remove(generation);
            }
        }
    }

    /** Counts questions that are asked of an index of another embedder. */
    private final class Strict implements VectorIndex {

        private final EmbedderId embedder;
        private final InMemoryIndex index;

        Strict(EmbedderId embedder, InMemoryIndex index) {
            this.embedder = embedder;
            this.index = index;
        }

        @Override
        public Nearest nearest(CandidateQuery query, Embedding question, Of which) {
            if (!question.embedder().equals(embedder)) {
                mixed.incrementAndGet();
            }
            return index.nearest(query, question, which);
        }
    }
}
