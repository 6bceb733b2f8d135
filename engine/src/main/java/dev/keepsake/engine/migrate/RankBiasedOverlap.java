package dev.keepsake.engine.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How alike two rankings are of which only the first places are known, 0..1: what stands further up counts more. RBO_EXT of W. Webber,
 * A. Moffat and J. Zobel, "A Similarity Measure for Indefinite Rankings", ACM Transactions on Information Systems 28 (4), article 20,
 * 2010, equation 32, which goes on from the known places as they are and allows for lists of two lengths.
 */
final class RankBiasedOverlap {

    /** The patience of who reads the list: the first ten places have 86 % of the weight then, as that paper works out. */
    static final double PERSISTENCE = 0.9;

    private RankBiasedOverlap() {}

    /**
     * The measure for two lists without repetitions; 1 when both are empty, 0 when one is.
     *
     * @param persistence above 0 and below 1; the nearer to 1, the more the later places count
     */
    static <T> double of(List<T> one, List<T> other, double persistence) {
        List<T> shorter = one.size() <= other.size() ? one : other;
        List<T> longer = one.size() <= other.size() ? other : one;
        int s = shorter.size();
        int l = longer.size();
        if (s == 0) {
            return l == 0 ? 1 : 0;
        }
        Set<T> ofShorter = new HashSet<>();
        Set<T> ofLonger = new HashSet<>();
        int shared = 0;
        int sharedAtShorter = 0;
        double sum = 0;
        double weight = 1;
        for (int depth = 1; depth <= l; depth++) {
            weight *= persistence;
            T next = longer.get(depth - 1);
            ofLonger.add(next);
            shared += ofShorter.contains(next) ? 1 : 0;
            if (depth <= s) {
                T beside = shorter.get(depth - 1);
                ofShorter.add(beside);
                shared += ofLonger.contains(beside) ? 1 : 0;
                sharedAtShorter = shared;
            }
            sum += (double) shared / depth * weight;
            if (depth > s) {
                sum += (double) sharedAtShorter * (depth - s) / ((double) s * depth) * weight;
            }
        }
        double beyond = (double) (shared - sharedAtShorter) / l + (double) sharedAtShorter / s;
        return Math.clamp((1 - persistence) / persistence * sum + beyond * weight, 0, 1);
    }
}
