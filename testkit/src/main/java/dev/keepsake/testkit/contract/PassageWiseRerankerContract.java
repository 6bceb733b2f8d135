package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reranker does that judges each passage by itself: neither the order nor the company of passages moves a score. */
public abstract class PassageWiseRerankerContract extends RerankerContract {

    /** How far two scores of one passage may be apart; providers compute in batches. */
    protected double tolerance() {
        return 1e-4;
    }

    @Test
    void aPassageIsJudgedWithoutRegardToTheOthers() {
        List<String> backwards = new ArrayList<>(PASSAGES);
        Collections.reverse(backwards);
        List<Double> together = reranker.scores(QUESTION, PASSAGES, Deadline.NONE);
        List<Double> reversed = new ArrayList<>(reranker.scores(QUESTION, backwards, Deadline.NONE));
        Collections.reverse(reversed);

        for (int i = 0; i < PASSAGES.size(); i++) {
            double alone = reranker.scores(QUESTION, List.of(PASSAGES.get(i)), Deadline.NONE)
                    .getFirst();
            assertThat(together.get(i)).as("passage %s", i).isCloseTo(alone, within(tolerance()));
            assertThat(reversed.get(i)).as("passage %s", i).isCloseTo(alone, within(tolerance()));
        }
    }
}
