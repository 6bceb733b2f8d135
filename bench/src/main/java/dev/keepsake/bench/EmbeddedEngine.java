package dev.keepsake.bench;

import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.extract.Extractor;
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.model.Embedder;
import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What {@link dev.keepsake.Keepsake} puts together, with an embedder of the caller's choice.
 *
 * @param store the store
 * @param engine the engine, which owns everything
 */
public record EmbeddedEngine(EmbeddedStore store, MemoryEngine engine) implements AutoCloseable {

    public static EmbeddedEngine open(Path directory, Embedder embedder) {
        return open(directory, embedder, new RuleExtractor());
    }

    /** The same with an extractor of the caller's choice. */
    public static EmbeddedEngine open(Path directory, Embedder embedder, Extractor extractor) {
        EmbeddedStore store = EmbeddedStore.open(directory);
        LuceneIndex index = LuceneIndex.open(directory.resolve("index"), embedder.id());
        Clock clock = Clock.systemUTC();
        MemoryEngine engine = MemoryEngine.start(
                EngineParts.over(store, index, embedder, extractor, clock, new TimeOrderedIds(clock)));
        return new EmbeddedEngine(store, engine);
    }

    @Override
    public void close() {
        engine.close();
    }
}
