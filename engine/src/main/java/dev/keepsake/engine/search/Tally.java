package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every signal gives every candidate of one search. A signal takes part once it has {@linkplain #takePart something to
 * say}; the weights of those that do are brought to a sum of 1.
 */
final class Tally {

    private final SearchRecipe recipe;
    private final Map<EntryKey, Row> rows = new HashMap<>();
    private final Set<Signal> taking = EnumSet.noneOf(Signal.class);

    Tally(SearchRecipe recipe) {
        this.recipe = recipe;
    }

    /** What one signal gives: its own score and that brought to 0..1. */
    private record Given(double raw, double normalised) {
        static final Given NOTHING = new Given(Double.NaN, 0);
    }

    /** What the signals give one candidate; 0 where a signal says nothing of it. */
    static final class Row {

        private final EntryKey key;
        private final Circumstances circumstances;
        private final EnumMap<Signal, Given> given = new EnumMap<>(Signal.class);

        private Row(Candidate candidate) {
            this.key = candidate.key();
            this.circumstances = candidate.circumstances();
        }

        EntryKey key() {
            return key;
        }

        Circumstances circumstances() {
            return circumstances;
        }

        /** The own score of a signal, or NaN when it said nothing. */
        double raw(Signal signal) {
            return given(signal).raw();
        }

        private Given given(Signal signal) {
            return given.getOrDefault(signal, Given.NOTHING);
        }

        /** Says what a signal gives. */
        void give(Signal signal, double rawScore, double share) {
            given.put(signal, new Given(rawScore, share));
        }
    }

    /** The row of a candidate, new if it had none. */
    Row row(Candidate candidate) {
        return rows.computeIfAbsent(candidate.key(), key -> new Row(candidate));
    }

    Collection<Row> rows() {
        return rows.values();
    }

    /** Whether the recipe asks this signal at all. */
    boolean asks(Signal signal) {
        return recipe.weight(signal) > 0;
    }

    /** Lets a signal count; without a weight in the recipe it does not. */
    void takePart(Signal signal) {
        if (asks(signal)) {
            taking.add(signal);
        }
    }

    /** The weighted mean of what these signals give, as far as they take part; 0..1. */
    double mean(Row row, Set<Signal> of) {
        double sum = 0;
        double weights = 0;
        for (Signal signal : of) {
            if (taking.contains(signal)) {
                weights += recipe.weight(signal);
                sum += recipe.weight(signal) * row.given(signal).normalised();
            }
        }
        return weights > 0 ? sum / weights : 0;
    }

    /** All candidates, best first. */
    List<Ranked> ranking() {
        double weights = taking.stream().mapToDouble(recipe::weight).sum();
        List<Ranked> ranking = new ArrayList<>(rows.size());
        for (Row row : rows.values()) {
            List<Explanation.Part> parts = new ArrayList<>(taking.size());
            for (Signal signal : taking) {
                double weight = recipe.weight(signal) / weights;
                Given given = row.given(signal);
                double share = given.normalised();
                parts.add(new Explanation.Part(signal, given.raw(), share, weight, share * weight));
            }
            Explanation explanation = new Explanation(parts);
            ranking.add(new Ranked(row.key, explanation.total(), explanation, row.circumstances));
        }
        ranking.sort(Ranked.BEST_FIRST);
        return ranking;
    }
}
