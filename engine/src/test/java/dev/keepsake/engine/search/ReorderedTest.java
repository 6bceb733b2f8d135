package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.RerankReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.engine.search.Reranking.Outcome;
import dev.keepsake.engine.search.Reranking.Placed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReorderedTest {

    private static final RerankReport REPORT = new RerankReport("scripted", State.APPLIED, 2, Duration.ZERO, "");

    private static final List<Hit> BEFORE = List.of(hit(1, 0.9), hit(2, 0.8), hit(3, 0.7), hit(4, 0.05));

    @Test
    void theJudgedStandInTheirNewPlacesAndTheRestBehindThemNotAboveThem() {
        Reordered after =
                Reordered.of(BEFORE, new Outcome.Reranked(List.of(new Placed(1, 0.6), new Placed(0, 0.1)), REPORT));

        assertThat(after.hits()).extracting(Hit::text).containsExactly("hit 2", "hit 1", "hit 3", "hit 4");
        assertThat(after.hits()).extracting(Hit::score).containsExactly(0.6, 0.1, 0.1, 0.05);
        assertThat(after.hits())
                .isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
        assertThat(after.report()).isSameAs(REPORT);
    }

    @Test
    void whatTheRerankerGaveIsInTheExplanationBesideTheParts() {
        Reordered after =
                Reordered.of(BEFORE, new Outcome.Reranked(List.of(new Placed(1, 0.6), new Placed(0, 0.1)), REPORT));

        Hit first = after.hits().getFirst();
        assertThat(first.explanation().reranked()).isEqualTo(0.6);
        assertThat(first.explanation().total()).isEqualTo(0.8);
    }

    @Test
    void aHitThatTheRerankerDidNotMoveIsExplainedAsBefore() {
        Reordered after =
                Reordered.of(BEFORE, new Outcome.Reranked(List.of(new Placed(1, 0.6), new Placed(0, 0.1)), REPORT));

        assertThat(after.hits().getLast()).isSameAs(BEFORE.getLast());
    }

    @Test
    void anOrderThatWasKeptChangesNothing() {
        Reordered after = Reordered.of(BEFORE, new Outcome.Kept(List.of(), REPORT));

        assertThat(after.hits()).isSameAs(BEFORE);
        assertThat(after.report()).isSameAs(REPORT);
    }

    private static Hit hit(long number, double score) {
        Explanation explanation = new Explanation(List.of(new Explanation.Part(Signal.VECTOR, score, score, 1, score)));
        return new Hit.OfMemory(Sayings.memory(number, "hit " + number), score, explanation);
    }
}
