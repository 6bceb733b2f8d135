package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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

    private static final int SIGNALS = Signal.values().length;

    private final double[] weights = new double[SIGNALS];
    private final Map<EntryKey, Row> rows = new HashMap<>();
    private final Set<Signal> taking = EnumSet.noneOf(Signal.class);

    Tally(SearchRecipe recipe) {
        recipe.weights().forEach((signal, weight) -> weights[place(signal)] = weight);
    }

    /** What the signals give one candidate; 0 where a signal says nothing of it. */
    static final class Row {

        private final EntryKey key;
        private final Circumstances circumstances;
        private final double[] raw = new double[SIGNALS];
        private final double[] normalised = new double[SIGNALS];

        private Row(Candidate candidate) {
            this.key = candidate.key();
            this.circumstances = candidate.circumstances();
            Arrays.fill(raw, Double.NaN);
        }

        EntryKey key() {
            return key;
        }

        Circumstances circumstances() {
            return circumstances;
        }

        /** The own score of a signal, or NaN when it said nothing. */
        double raw(Signal signal) {
            return raw[place(signal)];
        }

        /** Says what a signal gives. */
        void give(Signal signal, double rawScore, double share) {
            raw[place(signal)] = rawScore;
            normalised[place(signal)] = share;
        }
    }

    /** Where a signal stands in the arrays of one search, which are never kept: a search fills some thousand such cells. */
    @SuppressWarnings("EnumOrdinal")
    private static int place(Signal signal) {
        return signal.ordinal();
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
        return weights[place(signal)] > 0;
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
        double all = 0;
        for (Signal signal : of) {
            if (taking.contains(signal)) {
                all += weights[place(signal)];
                sum += weights[place(signal)] * row.normalised[place(signal)];
            }
        }
        return all > 0 ? sum / all : 0;
    }

    /** All candidates, best first. */
    List<Ranked> ranking() {
        Shares shares = shares();
        List<Ranked> ranking = new ArrayList<>(rows.size());
        for (Row row : rows.values()) {
            ranking.add(new Ranked(row.key, shares.score(row), row.circumstances, () -> shares.explanation(row)));
        }
        ranking.sort(Ranked.BEST_FIRST);
        return ranking;
    }

    private Shares shares() {
        Signal[] signals = taking.toArray(Signal[]::new);
        double all = 0;
        for (Signal signal : signals) {
            all += weights[place(signal)];
        }
        double[] each = new double[signals.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = weights[place(signals[i])] / all;
        }
        return new Shares(signals, each);
    }

    /** The signals that take part, and what each counts of a whole. */
    private static final class Shares {

        private final Signal[] signals;
        private final double[] weights;

        Shares(Signal[] signals, double[] weights) {
            this.signals = signals;
            this.weights = weights;
        }

        /**
         * The sum of the parts, added in the order in which {@link Explanation#total()} adds them. Shares that make up a whole may
         * add up to a little more by rounding, and a score is at most 1.
         */
        double score(Row row) {
            double sum = 0;
            for (int i = 0; i < signals.length; i++) {
                sum += row.normalised[place(signals[i])] * weights[i];
            }
            return Math.min(1, sum);
        }

        /** Made for what is returned only: most candidates are not. */
        Explanation explanation(Row row) {
            List<Explanation.Part> parts = new ArrayList<>(signals.length);
            for (int i = 0; i < signals.length; i++) {
                double share = row.normalised[place(signals[i])];
                parts.add(new Explanation.Part(
                        signals[i], row.raw[place(signals[i])], share, weights[i], share * weights[i]));
            }
            return new Explanation(parts);
        }
    }
}
