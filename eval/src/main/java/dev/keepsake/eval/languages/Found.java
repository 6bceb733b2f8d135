package dev.keepsake.eval.languages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How much of what answers was found; of one question, or an average over many. All lie between 0 and 1, higher is better.
 *
 * @param recall1 share of the gold that is first
 * @param recall5 share of the gold among the first five
 * @param recall10 share of the gold among the first ten
 * @param mrr one over the rank of the first gold; 0 when none is among the first ten
 */
public record Found(
        @JsonProperty("recall@1") double recall1,
        @JsonProperty("recall@5") double recall5,
        @JsonProperty("recall@10") double recall10,
        double mrr) {

    /** How deep is looked. */
    static final int DEPTH = 10;

    static Found of(Set<String> gold, List<String> ranked) {
        double first = 0;
        for (int rank = 1; rank <= Math.min(DEPTH, ranked.size()) && first == 0; rank++) {
            first = gold.contains(ranked.get(rank - 1)) ? 1.0 / rank : 0;
        }
        return new Found(recall(gold, ranked, 1), recall(gold, ranked, 5), recall(gold, ranked, DEPTH), first);
    }

    static Found mean(List<Found> each) {
        return new Found(
                mean(each, Found::recall1),
                mean(each, Found::recall5),
                mean(each, Found::recall10),
                mean(each, Found::mrr));
    }

    private static double recall(Set<String> gold, List<String> ranked, int depth) {
        long found =
                ranked.stream().limit(depth).filter(gold::contains).distinct().count();
        return (double) found / gold.size();
    }

    private static double mean(List<Found> each, ToDoubleFunction<Found> figure) {
        return each.stream().mapToDouble(figure).average().orElse(0);
    }
}
