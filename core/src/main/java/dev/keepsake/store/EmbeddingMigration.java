package dev.keepsake.store;

import dev.keepsake.model.EmbedderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way of a store from one embedder to another, as the store has recorded it.
 *
 * @param from the embedder the store was filled by when it began
 * @param to the embedder it goes to
 * @param phase how far it has come
 * @param generation how many embedders the store has had with {@code to}; {@code from} is of the generation before. Directories
 *     of indexes are named by it
 * @param begunAt when it began
 * @param filled how many vectors have been made for it since
 * @param due how many memories and turns lack the vector of one of the two embedders now and are not set aside
 * @param lastError why the last portion could not be filled, or null when it could
 */
public record EmbeddingMigration(
        EmbedderId from,
        EmbedderId to,
        Phase phase,
        int generation,
        Instant begunAt,
        long filled,
        long due,
        @Nullable String lastError) {

    /** How far a migration has come. */
    public enum Phase {
        /** Vectors of the new embedder are being made; the store is searched by the old one. */
        FILLING,
        /** Every entry has been given a vector of the new embedder or is set aside; the store is searched by the old one. */
        READY,
        /** The store is searched by the new embedder; the old one's vectors are still made. */
        SWITCHED,
        /** The vectors of the embedder that the store is not searched by are being removed. */
        DROPPING
    }

    /** The embedder the store is recorded with in this phase, where the phase alone says it: not while dropping. */
    public EmbedderId inUse() {
        return switch (phase) {
            case FILLING, READY -> from;
            case SWITCHED -> to;
            case DROPPING -> throw new IllegalStateException("What is dropped does not say what stays");
        };
    }

    /** Whether this is one of its two embedders. */
    public boolean concerns(EmbedderId embedder) {
        return from.equals(embedder) || to.equals(embedder);
    }

    /** The one of its two embedders that is not this one. */
    public EmbedderId besides(EmbedderId embedder) {
        return from.equals(embedder) ? to : from;
    }

    /** The generation of one of its two embedders. */
    public int generation(EmbedderId embedder) {
        return to.equals(embedder) ? generation : generation - 1;
    }
}
