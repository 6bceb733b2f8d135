package dev.keepsake.model;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.Arrays;

/**
 * A vector and the embedder it came from. Vectors have unit length, so that their dot product is their cosine. The array
 * is shared, not copied: whoever is handed one must not write to it.
 *
 * @param embedder the embedder
 * @param vector as many numbers as {@code embedder.dimension()}, of unit length
 */
@SuppressWarnings("ArrayRecordComponent")
public record Embedding(EmbedderId embedder, float[] vector) {

    public Embedding {
        if (vector.length != embedder.dimension()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The embedder " + embedder.name() + " is declared with " + embedder.dimension()
                            + " dimensions but made a vector of " + vector.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && embedder.equals(that.embedder) && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
        return 31 * embedder.hashCode() + Arrays.hashCode(vector);
    }

    @Override
    public String toString() {
        return "Embedding[" + embedder + "]";
    }
}
