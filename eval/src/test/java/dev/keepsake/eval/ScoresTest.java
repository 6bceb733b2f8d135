package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final List<String> SESSIONS = List.of("the session");

    @Test
    void twoOfThreeTurnsFoundAtRanksTwoAndSeven() {
        List<Returned> ranked = ranking("x", "a", "x", "x", "x", "x", "b", "x");

        Scores scores = Scores.of(List.of("a", "b", "c"), SESSIONS, ranked);

        assertThat(scores.get(Metric.RECALL_5)).isEqualTo(1 / 3.0);
        assertThat(scores.get(Metric.RECALL_10)).isEqualTo(2 / 3.0);
        assertThat(scores.get(Metric.RECALL_50)).isEqualTo(2 / 3.0);
        assertThat(scores.get(Metric.HIT_10)).isEqualTo(1);
        assertThat(scores.get(Metric.ALL_10)).isZero();
        assertThat(scores.get(Metric.MRR)).isEqualTo(0.5);
        // 1/log2(3) + 1/log2(8) over 1 + 1/log2(3) + 1/log2(4)
        assertThat(scores.get(Metric.NDCG_10)).isCloseTo((0.63093 + 0.33333) / (1 + 0.63093 + 0.5), within(1e-5));
    }

    @Test
    void aPerfectRankingScoresOneEverywhere() {
        Scores scores = Scores.of(List.of("a", "b"), SESSIONS, ranking("b", "a", "x"));

        for (Metric metric : Metric.values()) {
            assertThat(scores.get(metric)).as(metric.key()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void nothingFoundScoresZeroEverywhere() {
        Scores scores = Scores.of(List.of("a"), SESSIONS, ranking("x", "x"));

        for (Metric metric : Metric.values()) {
            assertThat(scores.get(metric)).as(metric.key()).isZero();
        }
    }

    @Test
    void depthsAreInclusive() {
        List<Returned> ranked = new ArrayList<>();
        for (int rank = 1; rank <= 51; rank++) {
            ranked.add(returned(Set.of("turn" + rank), 1));
        }

        Scores scores = Scores.of(List.of("turn5", "turn10", "turn20", "turn50", "turn51"), SESSIONS, ranked);

        assertThat(scores.get(Metric.RECALL_5)).isEqualTo(0.2);
        assertThat(scores.get(Metric.RECALL_10)).isEqualTo(0.4);
        assertThat(scores.get(Metric.RECALL_20)).isEqualTo(0.6);
        assertThat(scores.get(Metric.RECALL_50)).isEqualTo(0.8);
    }

    @Test
    void aMemoryCountsForEveryTurnItsProvenanceNames() {
        List<Returned> ranked = List.of(returned(Set.of("a", "b"), 4), returned(Set.of("a"), 4));

        Scores scores = Scores.of(List.of("a", "b"), SESSIONS, ranked);

        assertThat(scores.get(Metric.RECALL_5)).isEqualTo(1);
        assertThat(scores.get(Metric.ALL_10)).isEqualTo(1);
        assertThat(scores.get(Metric.NDCG_10)).isEqualTo(1);
    }

    @Test
    void textWithoutProvenanceCountsForNothingButTakesItsRankAndItsWords() {
        List<Returned> ranked = List.of(returned(Set.of(), 499), returned(Set.of("a"), 2));

        Scores scores = Scores.of(List.of("a"), SESSIONS, ranked);

        assertThat(scores.get(Metric.MRR)).isEqualTo(0.5);
        assertThat(scores.get(Metric.BUDGET_500)).isZero();
        assertThat(scores.get(Metric.BUDGET_1000)).isEqualTo(1);
    }

    @Test
    void aBudgetHoldsWhatFitsWhollyAndEndsAtTheFirstThatDoesNot() {
        List<Returned> ranked = List.of(
                returned(Set.of("a"), 500),
                returned(Set.of("b"), 600),
                returned(Set.of("c"), 900),
                returned(Set.of("d"), 1));

        Scores scores = Scores.of(List.of("a", "b", "c", "d"), SESSIONS, ranked);

        assertThat(scores.get(Metric.BUDGET_500)).isEqualTo(0.25);
        assertThat(scores.get(Metric.BUDGET_1000)).isEqualTo(0.25);
        assertThat(scores.get(Metric.BUDGET_2000)).isEqualTo(0.75);
    }

    @Test
    void theAverageWeighsEveryQuestionTheSame() {
        Scores found = Scores.of(List.of("a"), SESSIONS, ranking("a"));
        Scores halfFound = Scores.of(List.of("a", "b"), SESSIONS, ranking("a"));

        assertThat(Scores.mean(List.of(found, halfFound)).get(Metric.RECALL_10)).isEqualTo(0.75);
        assertThat(Scores.mean(List.of()).get(Metric.RECALL_10)).isZero();
    }

    @Test
    void sessionsCountOnceHoweverManyOfTheirTurnsComeFirst() {
        List<Returned> ranked = new ArrayList<>();
        for (int session = 1; session <= 6; session++) {
            Set<String> said = Set.of("s" + session);
            ranked.add(new Returned(Set.of("turn a of " + session), said, 1));
            ranked.add(new Returned(Set.of("turn b of " + session), said, 1));
        }

        Scores scores = Scores.of(List.of("elsewhere"), List.of("s5", "s6"), ranked);

        assertThat(scores.get(Metric.SESSION_5)).isEqualTo(0.5);
        assertThat(scores.get(Metric.SESSION_10)).isEqualTo(1);
    }

    private static Returned returned(Set<String> turns, int words) {
        return new Returned(turns, Set.of(), words);
    }

    private static List<Returned> ranking(String... turns) {
        return Arrays.stream(turns)
                .map(turn -> new Returned(Set.of(turn), turn.equals("x") ? Set.of() : Set.copyOf(SESSIONS), 10))
                .toList();
    }
}
