package dev.keepsake;

import dev.keepsake.api.Memories;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.search.TemporaryIndex;
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.contract.RelatedMemoriesContract;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.StatingExtractor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Relations over SQLite and Lucene. */
class EmbeddedRelatedMemoriesTest extends RelatedMemoriesContract {

    @TempDir
    private Path directory;

    private @Nullable MemoryEngine engine;

    @BeforeEach
    void open() {
        HashingEmbedder embedder = new HashingEmbedder();
        Clock clock = Clock.systemUTC();
        EmbeddedStore store = EmbeddedStore.open(directory);
        store.embeddings().bind(embedder.id());
        LuceneIndex index = LuceneIndex.open(directory.resolve("index"), embedder.id());
        engine = MemoryEngine.start(
                EngineParts.over(store, index, embedder, new StatingExtractor(), clock, new TimeOrderedIds(clock))
                        .withTemporaryIndexes(() -> TemporaryIndex.of(LuceneIndex.inMemory(embedder.id()))));
    }

    @AfterEach
    void close() {
        engine().close();
    }

    @Override
    protected Memories memories() {
        return engine().project(ProjectId.DEFAULT);
    }

    @Override
    protected List<String> violations() {
        engine().drain();
        return engine().verify();
    }

    private MemoryEngine engine() {
        return Objects.requireNonNull(engine, "opened before each test");
    }
}
