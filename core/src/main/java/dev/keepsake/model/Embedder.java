package dev.keepsake.model;

import dev.keepsake.time.Deadline;
import java.util.List;

/** Turns text into vectors. Implementations are safe for use by many threads. */
public interface Embedder extends AutoCloseable {

    /** Which embedder this is; constant over its life and recorded in every store that it fills. */
    EmbedderId id();

    /**
     * Embeds texts, in order.
     *
     * @param texts what to embed; may be empty
     * @param purpose what the vectors are for; some models embed questions and passages differently
     * @param deadline when to give up, with {@code DEADLINE_EXCEEDED}
     * @return one embedding per text, of unit length
     * @throws dev.keepsake.error.KeepsakeException with {@code MODEL_UNAVAILABLE} when the model cannot answer
     */
    List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline);

    /**
     * The cosine that two texts have when they have nothing to do with each other, -1..1: the point from which nearness means
     * anything. Many models use only a small part of the range, e5 for one hardly anything below .7.
     */
    default double unrelatedCosine() {
        return 0;
    }

    @Override
    default void close() {}

    /** What an embedding is for. */
    enum Purpose {
        PASSAGE,
        QUERY
    }
}
