package dev.keepsake.eval.dataset;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and where its answer was said.
 *
 * @param id unique in the dataset
 * @param text the question
 * @param category its kind
 * @param askedAt when it is asked, or null where the dataset does not say
 * @param gold ids of the evidence turns, without repetition; empty when only an answer's absence can be right
 * @param sessions ids of the sessions that hold the evidence, without repetition
 */
public record Question(
        String id,
        String text,
        Category category,
        @Nullable Instant askedAt,
        List<String> gold,
        List<String> sessions) {

    public Question {
        gold = List.copyOf(gold);
        sessions = List.copyOf(sessions);
    }

    /** Whether recall can be measured with it. */
    public boolean hasEvidence() {
        return !gold.isEmpty();
    }
}
