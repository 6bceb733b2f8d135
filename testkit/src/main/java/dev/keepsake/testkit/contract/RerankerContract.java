package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Reranker} does. One that looks at each passage by itself does what {@link PassageWiseRerankerContract} says, too. */
public abstract class RerankerContract {

    static final String QUESTION = "Who drinks green tea every morning?";

    private static final String ANSWER = "Alice drinks green tea every morning.";
    private static final String SOMETHING_ELSE = "The flight to Rome leaves at noon.";

    static final List<String> PASSAGES = List.of(
            SOMETHING_ELSE, ANSWER, "?", Exotic.TEXT, "word ".repeat(3000), "", "Alice moved to Oslo in March.");

    /** The one under test. */
    Reranker reranker;

    /** A ready reranker; closed by the test that asked for it. */
    protected abstract Reranker open();

    @BeforeEach
    void openReranker() {
        reranker = open();
    }

    @AfterEach
    void closeReranker() {
        reranker.close();
    }

    @Test
    void itHasAName() {
        assertThat(reranker.name()).isNotBlank().isEqualTo(reranker.name());
    }

    @Test
    void everyPassageGetsAScoreFromZeroToOne() {
        assertThat(reranker.scores(QUESTION, PASSAGES, Deadline.NONE))
                .hasSameSizeAs(PASSAGES)
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    @Test
    void thePassageThatAnswersScoresHigherThanTheOneThatDoesNot() {
        List<Double> scores = reranker.scores(QUESTION, List.of(SOMETHING_ELSE, ANSWER), Deadline.NONE);

        assertThat(scores.get(1)).isGreaterThan(scores.get(0));
    }

    @Test
    void scoresComeInTheOrderOfThePassages() {
        List<String> backwards = new ArrayList<>(PASSAGES);
        Collections.reverse(backwards);

        List<Double> forth = reranker.scores(QUESTION, PASSAGES, Deadline.NONE);
        List<Double> back = reranker.scores(QUESTION, backwards, Deadline.NONE);

        int answer = PASSAGES.indexOf(ANSWER);
        assertThat(Collections.max(forth)).isEqualTo(forth.get(answer));
        assertThat(Collections.max(back)).isEqualTo(back.get(PASSAGES.size() - 1 - answer));
    }

    @Test
    void noPassagesGetNoScores() {
        assertThat(reranker.scores(QUESTION, List.of(), Deadline.NONE)).isEmpty();
    }

    @Test
    void aHundredPassagesGetAHundredScores() {
        List<String> many = IntStream.range(0, 100)
                .mapToObj(number -> number == 42 ? ANSWER : "Passage number " + number + " is about boats.")
                .toList();

        List<Double> scores = reranker.scores(QUESTION, many, Deadline.NONE);

        assertThat(scores).hasSize(100);
        assertThat(scores.indexOf(Collections.max(scores))).isEqualTo(42);
    }

    @Test
    void aVeryLongQuestionIsAnswered() {
        assertThat(reranker.scores("green tea ".repeat(1000), PASSAGES, Deadline.NONE))
                .hasSameSizeAs(PASSAGES);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        List<Double> expected = reranker.scores(QUESTION, PASSAGES, Deadline.NONE);
        Callable<List<Double>> task = () -> reranker.scores(QUESTION, PASSAGES, Deadline.NONE);

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Double>> answer : executor.invokeAll(Collections.nCopies(6, task))) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void afterTheDeadlineNothingIsScored() {
        assertThatThrownBy(() -> reranker.scores(QUESTION, PASSAGES, Deadline.after(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }
}
