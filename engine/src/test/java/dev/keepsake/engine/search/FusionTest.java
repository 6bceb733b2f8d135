package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchResult.SignalReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.MemoryId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FusionTest {

    private static final SearchRecipe EVEN =
            SearchRecipe.ofShares("even", Map.of(Signal.VECTOR, 1.0, Signal.KEYWORD, 1.0));

    private static final EntryKey A = key(1);
    private static final EntryKey B = key(2);
    private static final EntryKey C = key(3);

    @Test
    void agreementOfTwoSignalsBeatsTheBestOfOne() {
        List<Ranked> ranked = fuse(
                answer(Signal.VECTOR, .7, new Candidate(A, .9), new Candidate(B, .88)),
                answer(Signal.KEYWORD, 0, new Candidate(C, 10), new Candidate(B, 9)));

        assertThat(ranked).extracting(Ranked::key).startsWith(B);
    }

    @Test
    void aCandidateOfOneSignalAloneIsNotLost() {
        List<Ranked> ranked =
                fuse(answer(Signal.VECTOR, .7, new Candidate(A, .9)), answer(Signal.KEYWORD, 0, new Candidate(C, 10)));

        assertThat(ranked).extracting(Ranked::key).containsExactly(A, C);
        assertThat(ranked).extracting(Ranked::score).containsExactly(.5, .5);
    }

    @Test
    void whatMeansNothingToASignalContributesNothing() {
        List<Ranked> ranked =
                fuse(answer(Signal.VECTOR, .7, new Candidate(A, .9), new Candidate(B, .6)), answer(Signal.KEYWORD, 0));

        assertThat(ranked.getLast().key()).isEqualTo(B);
        assertThat(ranked.getLast().score()).isZero();
    }

    @Test
    void inASmallScopeTheSecondBestIsNotWorthless() {
        List<Ranked> ranked =
                fuse(answer(Signal.VECTOR, .7, new Candidate(A, .9), new Candidate(B, .89)), answer(Signal.KEYWORD, 0));

        assertThat(ranked.getLast().score()).isGreaterThan(.4);
    }

    @Property
    void scoresLieInRangeAndAreTheSumOfTheirParts(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1, max = 1) Double> cosines,
            @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 40) Double> words) {
        List<Ranked> ranked =
                fuse(answer(Signal.VECTOR, .7, candidates(cosines)), answer(Signal.KEYWORD, 0, candidates(words)));

        assertThat(ranked).hasSize(Math.max(cosines.size(), words.size())).allSatisfy(fused -> {
            assertThat(fused.score()).isBetween(0.0, 1.0 + 1e-12);
            assertThat(fused.explanation().total()).isCloseTo(fused.score(), within(1e-12));
        });
    }

    private static Candidate[] candidates(List<Double> scores) {
        Candidate[] candidates = new Candidate[scores.size()];
        for (int place = 0; place < candidates.length; place++) {
            candidates[place] = new Candidate(key(place), scores.get(place));
        }
        return candidates;
    }

    private static List<Ranked> fuse(SignalAnswer... answers) {
        Tally tally = new Tally(EVEN);
        Fusion.enter(List.of(answers), tally);
        return tally.ranking();
    }

    private static SignalAnswer answer(Signal signal, double zero, Candidate... candidates) {
        return new SignalAnswer(signal, State.ANSWERED, new Proposal(List.of(candidates), zero), Duration.ZERO);
    }

    private static EntryKey key(long number) {
        return new EntryKey.OfMemory(new MemoryId(new UUID(0, number)));
    }
}
