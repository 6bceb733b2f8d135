package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.RerankReport.State;
import dev.keepsake.engine.search.Reranking.Outcome;
import dev.keepsake.engine.search.Reranking.Passage;
import dev.keepsake.engine.search.Reranking.Placed;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RerankingTest {

    private static final List<Passage> BEST =
            List.of(new Passage("first", 0.9), new Passage("second", 0.5), new Passage("third", 0.4));

    @Test
    void takesTheOrderAndTheScoresOfTheReranker() {
        Outcome outcome = rerank(texts -> List.of(0.2, 0.1, 0.8));

        assertThat(outcome).isInstanceOf(Outcome.Reranked.class);
        assertThat(outcome.order()).containsExactly(new Placed(2, 0.8), new Placed(0, 0.2), new Placed(1, 0.1));
        assertThat(outcome.report().state()).isEqualTo(State.APPLIED);
        assertThat(outcome.report().reranker()).isEqualTo("scripted");
        assertThat(outcome.report().passages()).isEqualTo(3);
        assertThat(outcome.report().reason()).isEmpty();
    }

    @Test
    void equalScoresKeepTheirOldOrder() {
        assertThat(rerank(texts -> List.of(0.5, 0.5, 0.7)).order())
                .extracting(Placed::ordinal)
                .containsExactly(2, 0, 1);
    }

    @Test
    void whatWasNotJudgedComesLastInItsOldOrderAndNotAboveTheJudged() {
        Outcome outcome = rerank(texts -> List.of(Double.NaN, Double.NaN, 0.45));

        assertThat(outcome.order()).containsExactly(new Placed(2, 0.45), new Placed(0, 0.45), new Placed(1, 0.45));
    }

    @Test
    void aFailureKeepsOrderAndScoresAndIsNamed() {
        Outcome outcome = rerank(texts -> {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "out of order");
        });

        assertKept(outcome, State.FAILED);
        assertThat(outcome.report().reason()).isEqualTo("out of order");
    }

    @Test
    void aRerankerThatGivesUpAtTheDeadlineIsLate() {
        assertKept(
                rerank(texts -> {
                    throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "too late");
                }),
                State.LATE);
    }

    @Test
    void aRerankerThatForgetsTheDeadlineIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        Reranker forgetful = scripted(texts -> {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return List.of(1.0, 1.0, 1.0);
        });

        assertKept(new Reranking(forgetful).rerank("?", BEST, Deadline.after(Duration.ofMillis(30))), State.LATE);
    }

    @Test
    void whatARerankerMustNotDoKeepsTheOrderToo() {
        assertKept(rerank(texts -> List.of(0.1, 0.2)), State.FAILED);
        assertKept(rerank(texts -> List.of(0.1, 0.2, 7.0)), State.FAILED);
        assertKept(rerank(texts -> List.of(Double.NaN, Double.NaN, Double.NaN)), State.FAILED);
        assertKept(
                rerank(texts -> {
                    throw new IllegalStateException("a defect");
                }),
                State.FAILED);
    }

    @Test
    void noCandidatesAreInOrder() {
        Outcome outcome = new Reranking(scripted(texts -> List.of())).rerank("?", List.of(), Deadline.NONE);

        assertThat(outcome.order()).isEmpty();
        assertThat(outcome.report().state()).isEqualTo(State.APPLIED);
    }

    @Property
    void theOrderIsAPermutationByFallingScore(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -0.2, max = 1) Double> given) {
        List<Double> scores =
                given.stream().map(score -> score < 0 ? Double.NaN : score).toList();
        List<Passage> best =
                scores.stream().map(score -> new Passage("text", 0.5)).toList();

        List<Placed> order = new Reranking(scripted(texts -> scores))
                .rerank("?", best, Deadline.NONE)
                .order();

        assertThat(order).extracting(Placed::ordinal).doesNotHaveDuplicates().hasSameSizeAs(best);
        assertThat(order)
                .isSortedAccordingTo(Comparator.comparingDouble(Placed::score).reversed());
    }

    private static Outcome rerank(Function<List<String>, List<Double>> behaviour) {
        return new Reranking(scripted(behaviour)).rerank("which?", BEST, Deadline.NONE);
    }

    private static void assertKept(Outcome outcome, State state) {
        assertThat(outcome).isInstanceOf(Outcome.Kept.class);
        assertThat(outcome.order()).containsExactly(new Placed(0, 0.9), new Placed(1, 0.5), new Placed(2, 0.4));
        assertThat(outcome.report().state()).isEqualTo(state);
        assertThat(outcome.report().reason()).isNotBlank();
    }

    private static Reranker scripted(Function<List<String>, List<Double>> behaviour) {
        return new Reranker() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public List<Double> scores(String question, List<String> passages, Deadline deadline) {
                return behaviour.apply(passages);
            }
        };
    }
}
