package dev.keepsake.engine.search;

import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;

/**
 * An empty index for one search, gone when it is closed.
 *
 * @param projection how it is filled
 * @param indexes how it is searched
 */
public record TemporaryIndex(Projection projection, Indexes indexes) implements AutoCloseable {

    /** One index that answers everything. */
    public static <I extends Projection & VectorIndex & KeywordIndex & StructureIndex> TemporaryIndex of(I index) {
        return new TemporaryIndex(index, new Indexes(index, index, index));
    }

    @Override
    public void close() {
        projection.close();
    }
}
