package dev.keepsake.store;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which embedder filled the store. Vectors of two embedders stand in one store side by side only while it goes from one to the
 * other, see {@link MigrationStore}, and are never compared.
 */
public interface EmbeddingStore {

    /** The embedder recorded in the store, or empty before the first {@link #bind}. */
    Optional<EmbedderId> recorded();

    /**
     * Records the embedder of a new store, or checks that it is the recorded one.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION}, naming both embedders and the ways out
     */
    void bind(EmbedderId embedder);

    /**
     * Replaces every vector by one of another embedder and records that embedder, all in one transaction. Entries with a
     * second vector get one of their {@link dev.keepsake.index.ContextText} again: that of the turns before the first one they
     * came from.
     *
     * @param embedder the new embedder
     * @param embed texts to vectors, in order; called with portions
     * @return how many memories and turns were given another vector
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} while a migration is under way
     */
    long replaceAll(EmbedderId embedder, Function<List<String>, List<Embedding>> embed);
}
