package dev.keepsake.testkit.contract;

import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.store.Store;

/**
 * A store and the index that follows it. One object may play several of the roles.
 *
 * @param store the truth
 * @param projection what is brought up to the store's log
 * @param vectors what proposes by nearness
 * @param keywords what proposes by words
 * @param structure what proposes by anything else that is known
 */
public record StoreAndIndex(
        Store store, Projection projection, VectorIndex vectors, KeywordIndex keywords, StructureIndex structure)
        implements AutoCloseable {

    @Override
    public void close() {
        projection.close();
        store.close();
    }
}
