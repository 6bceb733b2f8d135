package dev.keepsake.engine.search;

import dev.keepsake.index.Candidate;
import java.util.List;

/**
 * Brings one signal's raw scores of one search to 0..1: 1 is the best candidate, 0 the last one proposed. With a single
 * score among the candidates every one of them is the best.
 *
 * @param lowest the raw score that becomes 0
 * @param highest the raw score that becomes 1
 */
record Normalisation(double lowest, double highest) {

    static Normalisation of(List<Candidate> candidates) {
        double lowest = candidates.stream().mapToDouble(Candidate::score).min().orElse(0);
        double highest = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
        return new Normalisation(lowest, highest);
    }

    double apply(double raw) {
        return highest > lowest ? (raw - lowest) / (highest - lowest) : 1;
    }
}
