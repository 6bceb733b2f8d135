package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.Signal;
import dev.keepsake.conversation.Span;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.time.Deadline;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposingSignalsTest {

    private final Sayings sayings = new Sayings();
    private final InMemoryIndex index = sayings.index;

    @Test
    void nearnessMeansWhatTheModelSaysInASmallScopeAndWhatTheScopeSaysInALargeOne() {
        assertThat(zero(0)).isCloseTo(0.7, within(1e-12));
        assertThat(zero(30)).isCloseTo(0.75, within(1e-12));
        assertThat(zero(100_000)).isCloseTo(0.8, within(1e-3));
    }

    @Test
    void sharedWordsAndMeaningSpeakToEveryQuestion() {
        Question question = asked("Where is it?");

        assertThat(new KeywordSignal(index).speaksTo(question)).isTrue();
        assertThat(new VectorSignal(Signal.VECTOR, VectorIndex.Of.TEXT, index, sayings.embedder).speaksTo(question))
                .isTrue();
    }

    @Test
    void entitiesSpeakOnlyToAQuestionThatNamesSome() {
        sayings.put(Sayings.memory(1, "I was in Rome"), null, "Rome");
        sayings.put(Sayings.memory(2, "I was at home"), null);
        EntitySignal signal = new EntitySignal(index);

        assertThat(signal.speaksTo(asked("Where was she?"))).isFalse();
        assertThat(signal.speaksTo(asked("When was she in Rome?"))).isTrue();
        assertThat(signal.propose(asked("When was she in Rome?"), Sayings.QUERY).candidates())
                .extracting(Candidate::key)
                .containsExactly(Sayings.key(1));
    }

    @Test
    void newnessSpeaksOnlyToAQuestionThatWantsTheLatest() {
        sayings.put(Sayings.memory(1, "I was in Rome"), null);
        RecencySignal signal = new RecencySignal(index);

        assertThat(signal.speaksTo(asked("Where was she?"))).isFalse();
        assertThat(signal.speaksTo(asked("What was her latest trip?"))).isTrue();
        assertThat(signal.propose(asked("What was her latest trip?"), Sayings.QUERY)
                        .candidates())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What happened in May 2023?",
                "What happened in June 2023?",
                "What happened before June 2023?",
                "What happened after April 2023?",
                "What has happened since April 2023?",
            })
    void whatWasSaidInTheTimeThatIsNamedOrNotFarFromItIsProposed(String question) {
        sayings.put(Sayings.memory(1, "said in May 2023"), null);
        TimeSignal signal = new TimeSignal(index);

        assertThat(signal.speaksTo(asked(question))).isTrue();
        assertThat(signal.propose(asked(question), Sayings.QUERY).candidates())
                .extracting(Candidate::key)
                .contains(Sayings.key(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"What happened in May 2021?", "What happened before April 2022?", "What happened after May 2024?"
            })
    void whatWasSaidFarFromTheTimeThatIsNamedIsNot(String question) {
        sayings.put(Sayings.memory(1, "said in May 2023"), null);

        assertThat(new TimeSignal(index).propose(asked(question), Sayings.QUERY).candidates())
                .isEmpty();
    }

    @Test
    void beforeATimeReachesBackFurtherThanComputersCount() {
        Instant born = Instant.parse("1931-05-01T00:00:00Z");
        TimeMention day = new TimeMention(born, born.plus(Duration.ofDays(1)), Precision.DAY, new Span(0, 2));
        sayings.putOfTime(Sayings.memory(1, "my grandmother was born"), day);

        assertThat(new TimeSignal(index)
                        .propose(asked("What happened before 1950?"), Sayings.QUERY)
                        .candidates())
                .extracting(Candidate::key)
                .containsExactly(Sayings.key(1));
    }

    @Test
    void aQuestionOfNoTimeIsNoneOfTimes() {
        assertThat(new TimeSignal(index).speaksTo(asked("What does she eat?"))).isFalse();
    }

    /** What becomes 0 where unrelated texts have .7 and the ordinary entry .8. */
    private double zero(int entries) {
        Embedder e5 = new Embedder() {
            @Override
            public EmbedderId id() {
                return sayings.embedder.id();
            }

            @Override
            public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
                return sayings.embedder.embed(texts, purpose, deadline);
            }

            @Override
            public double unrelatedCosine() {
                return 0.7;
            }
        };
        VectorIndex answering = (query, question, which) -> new Nearest(List.of(), 0.8, entries);
        return new VectorSignal(Signal.VECTOR, VectorIndex.Of.TEXT, answering, e5)
                .propose(asked("what?"), Sayings.QUERY)
                .zero();
    }

    private Question asked(String text) {
        return new QuestionReader(index, sayings.embedder).read(text, PastIntent.of(text), Sayings.MAY, Sayings.QUERY);
    }
}
