package dev.keepsake.bench;

import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.extract.rules.RuleExtractor;
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
        EmbeddedStore store = EmbeddedStore.open(directory);
        LuceneIndex index = LuceneIndex.open(directory.resolve("index"), embedder.id());
        Clock clock = Clock.systemUTC();
        MemoryEngine engine = MemoryEngine.start(
                EngineParts.over(store, index, embedder, new RuleExtractor(), clock, new TimeOrderedIds(clock)));
        return new EmbeddedEngine(store, engine);
    }

    @Override
    public void close() {
        engine.close();
    }
}
