package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A value for every metric: of one question, or an average over many.
 *
 * @param values one per {@link Metric}
 */
public record Scores(@JsonAnyGetter Map<Metric, Double> values) {

    private static final int TEN = 10;

    public Scores {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public double get(Metric metric) {
        return values.getOrDefault(metric, 0.0);
    }

    /**
     * The scores of one question.
     *
     * @param gold the turns that are its evidence
     * @param sessions the sessions that are its evidence
     * @param ranked what was returned, best first
     */
    public static Scores of(Collection<String> gold, Collection<String> sessions, List<Returned> ranked) {
        Set<String> wanted = new HashSet<>(gold);
        Map<String, Integer> rankOf = firstRanks(wanted, ranked);
        double size = wanted.size();
        long inTen = within(rankOf, TEN);
        EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.RECALL_5, within(rankOf, 5) / size);
        values.put(Metric.RECALL_10, inTen / size);
        values.put(Metric.RECALL_20, within(rankOf, 20) / size);
        values.put(Metric.RECALL_50, within(rankOf, 50) / size);
        values.put(Metric.HIT_10, inTen > 0 ? 1.0 : 0.0);
        values.put(Metric.ALL_10, inTen == wanted.size() ? 1.0 : 0.0);
        values.put(Metric.MRR, reciprocalRank(rankOf));
        values.put(Metric.NDCG_10, normalisedGain(rankOf, wanted.size()));
        values.put(Metric.BUDGET_500, within(rankOf, fitting(ranked, 500)) / size);
        values.put(Metric.BUDGET_1000, within(rankOf, fitting(ranked, 1000)) / size);
        values.put(Metric.BUDGET_2000, within(rankOf, fitting(ranked, 2000)) / size);
        values.put(Metric.SESSION_5, sessionRecall(sessions, ranked, 5));
        values.put(Metric.SESSION_10, sessionRecall(sessions, ranked, TEN));
        return new Scores(values);
    }

    /** The average; every question weighs the same. */
    public static Scores mean(Collection<Scores> all) {
        EnumMap<Metric, Double> means = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            means.put(
                    metric,
                    all.stream()
                            .mapToDouble(scores -> scores.get(metric))
                            .average()
                            .orElse(0));
        }
        return new Scores(means);
    }

    /** The rank, from 1, at which each wanted turn is first named. */
    private static Map<String, Integer> firstRanks(Set<String> wanted, List<Returned> ranked) {
        Map<String, Integer> rankOf = new HashMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            for (String turn : ranked.get(i).turns()) {
                if (wanted.contains(turn)) {
                    rankOf.putIfAbsent(turn, i + 1);
                }
            }
        }
        return rankOf;
    }

    private static double sessionRecall(Collection<String> sessions, List<Returned> ranked, int depth) {
        Set<String> first = ranked.stream()
                .flatMap(returned -> returned.sessions().stream().sorted())
                .distinct()
                .limit(depth)
                .collect(Collectors.toSet());
        return sessions.isEmpty()
                ? 0
                : (double) sessions.stream().distinct().filter(first::contains).count()
                        / Set.copyOf(sessions).size();
    }

    private static long within(Map<String, Integer> rankOf, int depth) {
        return rankOf.values().stream().filter(rank -> rank <= depth).count();
    }

    private static double reciprocalRank(Map<String, Integer> rankOf) {
        return rankOf.values().stream().mapToDouble(rank -> 1.0 / rank).max().orElse(0);
    }

    /** A memory that names two evidence turns gains both at its rank, which could pass the ideal; it is cut at 1. */
    private static double normalisedGain(Map<String, Integer> rankOf, int wanted) {
        double gain = rankOf.values().stream()
                .filter(rank -> rank <= TEN)
                .mapToDouble(Scores::discount)
                .sum();
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(wanted, TEN); rank++) {
            ideal += discount(rank);
        }
        return Math.min(1, gain / ideal);
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }

    /** How many of the first fit wholly into {@code budget} words. */
    private static int fitting(List<Returned> ranked, int budget) {
        int words = 0;
        int count = 0;
        for (Returned returned : ranked) {
            words += returned.words();
            if (words > budget) {
                break;
            }
            count++;
        }
        return count;
    }
}
