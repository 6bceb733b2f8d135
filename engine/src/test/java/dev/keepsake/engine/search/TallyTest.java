package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final SearchRecipe EVERY_SIGNAL = SearchRecipe.ofShares(
            "every",
            EnumSet.allOf(Signal.class).stream()
                    .collect(Collectors.toMap(
                            signal -> signal, signal -> 0.5 + signal.key().length())));

    @Property(tries = 200)
    void theWeightsOfThoseThatTakePartSumToOneAndThePartsToTheScore(
            @ForAll @Size(min = 1) Set<Signal> taking,
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll long seed) {
        List<Ranked> ranking = filled(EVERY_SIGNAL, taking, rows, seed, false).ranking();

        assertThat(ranking).hasSize(rows).allSatisfy(ranked -> {
            List<Explanation.Part> parts = ranked.explanation().parts();
            assertThat(parts).extracting(Explanation.Part::signal).containsExactlyInAnyOrderElementsOf(taking);
            assertThat(parts.stream().mapToDouble(Explanation.Part::weight).sum())
                    .isCloseTo(1, within(1e-12));
            assertThat(parts.stream()
                            .mapToDouble(Explanation.Part::contribution)
                            .sum())
                    .isCloseTo(ranked.score(), within(1e-12));
            assertThat(ranked.score()).isBetween(0.0, 1 + 1e-12);
        });
    }

    @Property(tries = 100)
    void theRankingDoesNotDependOnTheOrderOfEntering(
            @ForAll @Size(min = 1) Set<Signal> taking,
            @ForAll @IntRange(min = 2, max = 20) int rows,
            @ForAll long seed) {
        List<Ranked> backwards =
                filled(SearchRecipe.HYBRID, taking, rows, seed, true).ranking();
        List<Ranked> forwards =
                filled(SearchRecipe.HYBRID, taking, rows, seed, false).ranking();

        assertThat(backwards).extracting(Ranked::key).isEqualTo(keys(forwards));
        for (int place = 0; place < rows; place++) {
            assertThat(backwards.get(place).score())
                    .isEqualTo(forwards.get(place).score());
            assertThat(backwards.get(place).explanation())
                    .isEqualTo(forwards.get(place).explanation());
        }
    }

    @Test
    void equalScoresStandInTheOrderOfTheirKeys() {
        Tally tally = new Tally(SearchRecipe.KEYWORD_ONLY);
        tally.takePart(Signal.KEYWORD);
        for (long number : List.of(3L, 1L, 2L)) {
            tally.row(new Candidate(Sayings.key(number), 1)).give(Signal.KEYWORD, 7, 0.5);
        }

        assertThat(tally.ranking())
                .extracting(Ranked::key)
                .containsExactly(Sayings.key(1), Sayings.key(2), Sayings.key(3));
    }

    @Test
    void aSignalWithoutAWeightNeverCounts() {
        Tally tally = new Tally(SearchRecipe.KEYWORD_ONLY);
        Tally.Row row = tally.row(new Candidate(Sayings.key(1), 1));
        for (Signal signal : Signal.values()) {
            row.give(signal, 1, signal == Signal.KEYWORD ? 0.25 : 1);
            tally.takePart(signal);
        }

        assertThat(tally.asks(Signal.VECTOR)).isFalse();
        assertThat(tally.mean(row, EnumSet.allOf(Signal.class))).isEqualTo(0.25);
        assertThat(tally.ranking().getFirst().score()).isEqualTo(0.25);
        assertThat(tally.ranking().getFirst().explanation().parts())
                .extracting(Explanation.Part::signal)
                .containsExactly(Signal.KEYWORD);
    }

    @Test
    void whatTookNoPartLeavesItsShareToTheOthers() {
        Tally tally = new Tally(
                SearchRecipe.ofShares("three", Map.of(Signal.VECTOR, 1.0, Signal.KEYWORD, 1.0, Signal.TIME, 2.0)));
        Tally.Row row = tally.row(new Candidate(Sayings.key(1), 1));
        row.give(Signal.VECTOR, 0.9, 1);
        row.give(Signal.TIME, 1, 1);
        tally.takePart(Signal.VECTOR);
        tally.takePart(Signal.KEYWORD);

        Explanation explanation = tally.ranking().getFirst().explanation();
        assertThat(explanation.parts())
                .containsExactly(
                        new Explanation.Part(Signal.VECTOR, 0.9, 1, 0.5, 0.5),
                        new Explanation.Part(Signal.KEYWORD, Double.NaN, 0, 0.5, 0));
    }

    @Test
    void withoutAnySignalEveryScoreIsZero() {
        Tally tally = new Tally(SearchRecipe.HYBRID);
        Tally.Row row = tally.row(new Candidate(Sayings.key(1), 1));

        assertThat(tally.mean(row, EnumSet.allOf(Signal.class))).isZero();
        assertThat(tally.ranking()).singleElement().satisfies(ranked -> {
            assertThat(ranked.score()).isZero();
            assertThat(ranked.explanation().parts()).isEmpty();
        });
    }

    private static List<EntryKey> keys(List<Ranked> ranking) {
        return ranking.stream().map(Ranked::key).toList();
    }

    private static Tally filled(SearchRecipe recipe, Set<Signal> taking, int rows, long seed, boolean backwards) {
        Tally tally = new Tally(recipe);
        List<Runnable> steps = new ArrayList<>();
        Random random = new Random(seed);
        for (int number = 0; number < rows; number++) {
            Candidate candidate = new Candidate(Sayings.key(number), 1);
            for (Signal signal : taking) {
                // Few different shares, so that there are ties.
                double share = random.nextInt(4) / 3.0;
                steps.add(() -> tally.row(candidate).give(signal, 10 * share, share));
            }
        }
        taking.forEach(signal -> steps.add(() -> tally.takePart(signal)));
        if (backwards) {
            Collections.reverse(steps);
        }
        steps.forEach(Runnable::run);
        return tally;
    }
}
