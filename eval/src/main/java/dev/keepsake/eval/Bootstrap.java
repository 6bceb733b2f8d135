package dev.keepsake.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Intervals by resampling whole conversations: questions of one conversation are not independent of each other, so
 * resampling questions would promise too much. The same seed gives the same intervals.
 */
public final class Bootstrap {

    private static final double TAIL = 0.025;

    private final long seed;
    private final int resamples;

    public Bootstrap(long seed, int resamples) {
        this.seed = seed;
        this.resamples = resamples;
    }

    /** Intervals of the averages over {@code groups}, one list of question scores per conversation; empty below two. */
    public Map<Metric, Interval> intervals(List<List<Scores>> groups) {
        Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            List<double[]> values = new ArrayList<>();
            groups.forEach(group -> values.add(
                    group.stream().mapToDouble(scores -> scores.get(metric)).toArray()));
            Interval interval = interval(values);
            if (interval != null) {
                intervals.put(metric, interval);
            }
        }
        return intervals;
    }

    /** Interval of the average over {@code groups}; null below two groups that have a value. */
    public @Nullable Interval interval(List<double[]> groups) {
        List<double[]> filled =
                groups.stream().filter(group -> group.length > 0).toList();
        if (filled.size() < 2) {
            return null;
        }
        double[] sums =
                filled.stream().mapToDouble(group -> Arrays.stream(group).sum()).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            long count = 0;
            for (int draw = 0; draw < sums.length; draw++) {
                int chosen = random.nextInt(sums.length);
                sum += sums[chosen];
                count += filled.get(chosen).length;
            }
            means[i] = sum / count;
        }
        Arrays.sort(means);
        return new Interval(at(means, TAIL), at(means, 1 - TAIL));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
