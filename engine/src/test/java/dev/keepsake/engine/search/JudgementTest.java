package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.conversation.Role;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.QuestionTime;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.Circumstances;
import dev.keepsake.memory.MemoryState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void aSpeakerIsMeantByTheWholeNameOrByAWordOfIt() {
        Candidate ana = Sayings.by(1, Role.USER, "Ana Prado");
        Candidate ben = Sayings.by(2, Role.USER, "Ben");

        assertThat(shares(Signal.SPEAKER, ofSpeakers("ana prado"), ana, ben)).containsExactly(1.0, 0.0);
        assertThat(shares(Signal.SPEAKER, ofSpeakers("prado"), ana, ben)).containsExactly(1.0, 0.0);
        assertThat(shares(Signal.SPEAKER, ofSpeakers("ben", "ana"), ana, ben)).containsExactly(1.0, 1.0);
    }

    @Test
    void whereNobodyHasANameTheRoleIsMeant() {
        Candidate user = Sayings.by(1, Role.USER, null);
        Candidate assistant = Sayings.by(2, Role.ASSISTANT, " ");

        assertThat(shares(Signal.SPEAKER, asked("What did you recommend?"), user, assistant))
                .containsExactly(0.0, 1.0);
        assertThat(shares(Signal.SPEAKER, asked("Where did I leave my keys?"), user, assistant))
                .containsExactly(1.0, 0.0);
    }

    @Test
    void whoHasANameIsNotMeantByAPronoun() {
        assertThat(shares(Signal.SPEAKER, asked("What did you recommend?"), Sayings.by(1, Role.ASSISTANT, "Ana")))
                .isEmpty();
    }

    @Test
    void theMostSubstantialIsOneAndTheOthersAreLess() {
        assertThat(shares(Signal.SUBSTANCE, asked("what?"), telling(1, 0.5), telling(2, 0.25), telling(3, 0)))
                .containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void nextToNothingIsNotMadeMuchOf() {
        assertThat(shares(Signal.SUBSTANCE, asked("what?"), telling(1, 0.05), telling(2, 0)))
                .containsExactly(0.5, 0.0);
    }

    @Test
    void whatWasSaidAtTheTimeAskedForFitsBestAndTheRestTheLessTheFurther() {
        Instant inMarch = Instant.parse("2023-03-10T10:00:00Z");
        List<Double> shares = shares(
                Signal.TIME,
                asked("What happened in March 2023?"),
                current(1, inMarch),
                current(2, inMarch.plus(Duration.ofDays(40))),
                current(3, inMarch.plus(Duration.ofDays(400))));

        assertThat(shares.get(0)).isEqualTo(1);
        assertThat(shares.get(1)).isBetween(0.3, 0.9);
        assertThat(shares.get(2)).isLessThan(0.01);
    }

    @Test
    void aQuestionOfNoTimeLeavesTimeOut() {
        assertThat(shares(Signal.TIME, asked("What does Ana eat?"), current(1, Sayings.MAY)))
                .isEmpty();
        assertThat(shares(
                        Signal.RECENCY,
                        asked("What does Ana eat?"),
                        current(1, Sayings.MAY),
                        current(2, Instant.EPOCH)))
                .isEmpty();
    }

    @Test
    void theLatestIsTheNewestAndTheFirstTheOldest() {
        Candidate old = current(1, Sayings.MAY.minus(Duration.ofDays(100)));
        Candidate middle = current(2, Sayings.MAY.minus(Duration.ofDays(25)));
        Candidate young = current(3, Sayings.MAY);

        assertThat(shares(Signal.RECENCY, asked("What was the latest trip?"), old, middle, young))
                .containsExactly(0.0, 0.75, 1.0);
        assertThat(shares(Signal.RECENCY, asked("What was the first trip?"), old, middle, young))
                .containsExactly(1.0, 0.25, 0.0);
    }

    @Test
    void whatWasSaidLongAgoFadesAndTheSlowerTheMoreOftenItWasSaid() {
        Instant before = Sayings.MAY.minus(Duration.ofDays(180));
        Circumstances often = new Circumstances(
                List.of(Sayings.turn(1, 0), Sayings.turn(2, 0)),
                before,
                Role.USER,
                null,
                MemoryState.CURRENT,
                List.of(),
                0);

        List<Double> shares = shares(
                SearchRecipe.ofShares("fading", Map.of(Signal.DECAY, 1.0)),
                Signal.DECAY,
                asked("What does Ana eat?"),
                current(1, Sayings.MAY),
                current(2, before),
                new Candidate(Sayings.key(3), 1, often));

        assertThat(shares.get(0)).isEqualTo(1);
        assertThat(shares.get(1)).isCloseTo(0.5, within(1e-9));
        assertThat(shares.get(2)).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(SearchRecipe.HYBRID.weight(Signal.DECAY)).isZero();
    }

    @Test
    void whatWasAllSaidAtOnceIsNeitherNewNorOld() {
        assertThat(shares(
                        Signal.RECENCY,
                        asked("What was the latest trip?"),
                        current(1, Sayings.MAY),
                        current(2, Sayings.MAY)))
                .isEmpty();
    }

    @Test
    void whatHoldsNowComesBeforeWhatWasReplacedUnlessThatIsAskedFor() {
        Candidate now = Sayings.at(1, Sayings.MAY, MemoryState.CURRENT);
        Candidate then = Sayings.at(2, Sayings.MAY, MemoryState.SUPERSEDED);

        assertThat(shares(Signal.CURRENCY, asked("Where does Ana live?"), now, then))
                .containsExactly(1.0, 0.0);
        assertThat(shares(Signal.CURRENCY, asked("Where did Ana live before?"), now, then))
                .containsExactly(0.0, 1.0);
    }

    @Test
    void aQuestionAboutAnyTimeTakesNoSide() {
        Candidate now = Sayings.at(1, Sayings.MAY, MemoryState.CURRENT);
        Candidate then = Sayings.at(2, Sayings.MAY, MemoryState.SUPERSEDED);

        assertThat(shares(Signal.CURRENCY, asked("Has Ana ever lived in Rome?"), now, then))
                .isEmpty();
        assertThat(shares(Signal.CURRENCY, asked("Where did Ana live in 2019?"), now, then))
                .isEmpty();
    }

    @Test
    void whereNothingWasReplacedCurrencySaysNothing() {
        assertThat(shares(
                        Signal.CURRENCY,
                        asked("Where does Ana live?"),
                        Sayings.at(1, Sayings.MAY, MemoryState.CURRENT)))
                .isEmpty();
    }

    @Test
    void scoresOfSuchWeightsStaySumsOfTheirParts() {
        Tally tally = judged(
                SearchRecipe.HYBRID,
                asked("What did you recommend as the latest in March 2023?"),
                telling(1, 0.3),
                Sayings.by(2, Role.ASSISTANT, null),
                Sayings.at(3, Instant.EPOCH, MemoryState.SUPERSEDED));

        assertThat(tally.ranking()).hasSize(3).allSatisfy(ranked -> {
            assertThat(ranked.explanation().total()).isCloseTo(ranked.score(), within(1e-12));
            assertThat(ranked.explanation().parts())
                    .allSatisfy(part -> assertThat(part.normalised()).isBetween(0.0, 1.0));
        });
    }

    /** What a signal gives these candidates, in their order; nothing when it takes no part. */
    private static List<Double> shares(Signal signal, Question question, Candidate... candidates) {
        return shares(SearchRecipe.HYBRID, signal, question, candidates);
    }

    private static List<Double> shares(SearchRecipe recipe, Signal signal, Question question, Candidate... candidates) {
        return judged(recipe, question, candidates).ranking().stream()
                .sorted(java.util.Comparator.comparing(ranked -> ranked.key().text()))
                .flatMap(ranked -> ranked.explanation().parts().stream())
                .filter(part -> part.signal() == signal)
                .map(Explanation.Part::normalised)
                .toList();
    }

    private static Tally judged(SearchRecipe recipe, Question question, Candidate... candidates) {
        Tally tally = new Tally(recipe);
        for (Candidate candidate : candidates) {
            tally.row(candidate);
        }
        new Judgement(question).pass(tally);
        return tally;
    }

    private static Candidate telling(long number, double substance) {
        return new Candidate(
                Sayings.key(number),
                1,
                new Circumstances(List.of(), Sayings.MAY, Role.USER, null, MemoryState.CURRENT, List.of(), substance));
    }

    private static Candidate current(long number, Instant said) {
        return Sayings.at(number, said, MemoryState.CURRENT);
    }

    private static Question asked(String text) {
        return new QuestionReader(new Sayings().index, new Sayings().embedder)
                .read(text, PastIntent.of(text), Sayings.MAY, Sayings.QUERY);
    }

    private static Question ofSpeakers(String... speakers) {
        QuestionVector vector = new QuestionVector(new Sayings().embedder, "who?", null);
        return new Question(
                "who?",
                vector,
                Set.of(),
                Set.of(speakers),
                Set.of(),
                QuestionTime.of("who?", Sayings.MAY, ZoneOffset.UTC),
                PastIntent.CURRENT);
    }
}
