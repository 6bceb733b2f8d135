package dev.keepsake.model;

import dev.keepsake.time.Deadline;
import java.util.List;

/**
 * Says how well passages answer a question, having read both together: dearer than comparing vectors and more exact, so it
 * judges the best few dozen candidates and no more. Implementations are safe for use by many threads.
 *
 * <p>Every implementation gives scores of 0 to 1, so that what follows need not know which model it was. A model that makes
 * logits has them brought there by the logistic function, which keeps their order; a provider that promises 0..1 is taken at
 * its word and held to that range; a chat model marks from 0 to 100, which is divided by 100. The scores of two models are not
 * comparable: .3 is a good score with one and a bad one with another.
 */
public interface Reranker extends AutoCloseable {

    /** The model's name, for explanations and messages. */
    String name();

    /**
     * Scores passages, in order.
     *
     * @param question what is asked, not blank
     * @param passages what may answer it; may be empty, then nobody is asked
     * @param deadline when to give up, with {@code DEADLINE_EXCEEDED}
     * @return one score per passage, 0..1, higher is better; {@link Double#NaN} for a passage that the model left out, which
     *     only a chat model does
     * @throws dev.keepsake.error.KeepsakeException with {@code MODEL_UNAVAILABLE} when the model cannot answer, or answers what
     *     cannot be read
     */
    List<Double> scores(String question, List<String> passages, Deadline deadline);

    @Override
    default void close() {}
}
