package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchResult.SignalReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.QuestionTime;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CandidateGathererTest {

    private static final SearchRecipe RECIPE =
            SearchRecipe.ofShares("three", Map.of(Signal.VECTOR, 1.0, Signal.KEYWORD, 1.0, Signal.ENTITY, 1.0));

    private static final Proposal ONE = new Proposal(List.of(new Candidate(Sayings.key(1), 0.9)), 0.5);

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void everySignalAnswersForItself() {
        List<SignalAnswer> answers =
                gather(Deadline.NONE, answering(Signal.VECTOR, ONE), answering(Signal.KEYWORD, Proposal.NONE));

        assertThat(answers)
                .extracting(SignalAnswer::signal, SignalAnswer::state, SignalAnswer::proposal)
                .containsExactly(
                        tuple(Signal.VECTOR, State.ANSWERED, ONE),
                        tuple(Signal.KEYWORD, State.ANSWERED, Proposal.NONE));
        assertThat(answers.getFirst().report().candidates()).isOne();
    }

    @Test
    void aSignalThatIsLateIsDroppedAndNamed() {
        List<SignalAnswer> answers =
                gather(Deadline.after(Duration.ofSeconds(1)), waiting(Signal.VECTOR), answering(Signal.KEYWORD, ONE));

        assertThat(answers)
                .extracting(SignalAnswer::signal, SignalAnswer::state, SignalAnswer::proposal)
                .containsExactly(
                        tuple(Signal.VECTOR, State.LATE, Proposal.NONE), tuple(Signal.KEYWORD, State.ANSWERED, ONE));
    }

    @Test
    void aLateSignalIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ProposingSignal stubborn = new Scripted(Signal.VECTOR, true, () -> {
            try {
                never.await();
            } catch (InterruptedException told) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return ONE;
        });

        gather(Deadline.after(Duration.ofSeconds(1)), stubborn, answering(Signal.KEYWORD, ONE));

        assertThat(interrupted.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSignalThatNoticesTheDeadlineItselfIsLateToo() {
        List<SignalAnswer> answers = gather(
                Deadline.NONE,
                failing(Signal.VECTOR, new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "too late")),
                answering(Signal.KEYWORD, ONE));

        assertThat(answers).extracting(SignalAnswer::state).containsExactly(State.LATE, State.ANSWERED);
    }

    @Test
    void aSignalThatFailsIsNamedWhateverItThrows() {
        List<SignalAnswer> answers = gather(
                Deadline.NONE,
                failing(Signal.VECTOR, new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "no model")),
                failing(Signal.ENTITY, new IllegalStateException("a defect")),
                answering(Signal.KEYWORD, ONE));

        assertThat(answers).extracting(SignalAnswer::state).containsExactly(State.FAILED, State.FAILED, State.ANSWERED);
    }

    @Test
    void whenAllFailTheSearchFailsWithTheFirst() {
        assertThatThrownBy(() -> gather(
                        Deadline.NONE,
                        failing(Signal.VECTOR, new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "no model")),
                        failing(Signal.KEYWORD, new IllegalStateException("a defect"))))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                .hasMessage("no model");
    }

    @Test
    void whenAllAreLateTheDeadlineIsExceeded() {
        assertThatThrownBy(() ->
                        gather(Deadline.after(Duration.ofMillis(20)), waiting(Signal.VECTOR), waiting(Signal.KEYWORD)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }

    @Test
    void signalsThatDoNotSpeakOrHaveNoWeightAreNotAsked() {
        AtomicBoolean asked = new AtomicBoolean();
        Supplier<Proposal> noted = () -> {
            asked.set(true);
            return ONE;
        };

        List<SignalAnswer> answers = gather(
                Deadline.NONE,
                new Scripted(Signal.ENTITY, false, noted),
                new Scripted(Signal.TIME, true, noted),
                answering(Signal.KEYWORD, ONE));

        assertThat(answers).extracting(SignalAnswer::signal).containsExactly(Signal.KEYWORD);
        assertThat(asked).isFalse();
    }

    @Test
    void withNobodyToAskThereAreNoAnswers() {
        assertThat(gather(Deadline.NONE, new Scripted(Signal.ENTITY, false, () -> ONE)))
                .isEmpty();
    }

    private static List<SignalAnswer> gather(Deadline deadline, ProposingSignal... signals) {
        Question question = new Question(
                "who?",
                new QuestionVector(new Sayings().embedder, "who?", null),
                Set.of(),
                Set.of(),
                Set.of(),
                QuestionTime.NONE,
                PastIntent.CURRENT);
        return new CandidateGatherer(List.of(signals)).gather(question, Sayings.query(deadline), RECIPE);
    }

    private static ProposingSignal answering(Signal signal, Proposal proposal) {
        return new Scripted(signal, true, () -> proposal);
    }

    private static ProposingSignal failing(Signal signal, RuntimeException failure) {
        return new Scripted(signal, true, () -> {
            throw failure;
        });
    }

    private ProposingSignal waiting(Signal signal) {
        return new Scripted(signal, true, () -> {
            try {
                never.await();
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
            return ONE;
        });
    }

    private record Scripted(Signal signal, boolean speaks, Supplier<Proposal> answer) implements ProposingSignal {

        @Override
        public boolean speaksTo(Question question) {
            return speaks;
        }

        @Override
        public Proposal propose(Question question, CandidateQuery query) {
            return answer.get();
        }
    }
}
