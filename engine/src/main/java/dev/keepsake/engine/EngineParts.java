package dev.keepsake.engine;

import dev.keepsake.extract.Extractor;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.memory.IdSource;
import dev.keepsake.model.Embedder;
import dev.keepsake.store.Store;
import java.time.Clock;

/**
 * What an engine is made of. The engine takes them over: it closes them when it is closed.
 *
 * @param store the truth
 * @param projection the index that follows it
 * @param vectors vector search over that index
 * @param keywords keyword search over that index
 * @param embedder text to vectors; the one the store is bound to
 * @param extractor episodes to facts
 * @param clock what time it is
 * @param ids where new ids come from
 */
public record EngineParts(
        Store store,
        Projection projection,
        VectorIndex vectors,
        KeywordIndex keywords,
        Embedder embedder,
        Extractor extractor,
        Clock clock,
        IdSource ids) {}
