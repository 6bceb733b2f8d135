package dev.keepsake.engine.search;

import dev.keepsake.index.Candidate;
import java.util.List;

/**
 * Brings one signal's raw scores of one search to 0..1: 1 is the best candidate, 0 is what means nothing to the signal, and
 * less than nothing is 0 too. The lower end is fixed and not the last candidate, because in a small scope the last one may be
 * as good as the first.
 *
 * @param zero the raw score that becomes 0
 * @param best the raw score that becomes 1
 */
record Normalisation(double zero, double best) {

    static Normalisation of(List<Candidate> candidates, double zero) {
        double best = candidates.stream().mapToDouble(Candidate::score).max().orElse(zero);
        return new Normalisation(zero, best);
    }

    double apply(double raw) {
        return best > zero ? Math.max(0, (raw - zero) / (best - zero)) : 0;
    }
}
