package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.RerankReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hits after the reranker had its turn.
 *
 * @param hits best first
 * @param report how the reranker did, or null when none was asked for
 */
record Reordered(List<Hit> hits, @Nullable RerankReport report) {

    static Reordered of(List<Hit> before, Reranking.Outcome outcome) {
        return switch (outcome) {
            case Reranking.Outcome.Kept kept -> new Reordered(before, kept.report());
            case Reranking.Outcome.Reranked reranked ->
                new Reordered(placed(before, reranked.order()), reranked.report());
        };
    }

    /** The judged ones in their new places, the rest behind them with scores that fit there. */
    private static List<Hit> placed(List<Hit> before, List<Reranking.Placed> order) {
        List<Hit> after = new ArrayList<>(before.size());
        double last = 1;
        for (Reranking.Placed placed : order) {
            last = placed.score();
            after.add(scored(before.get(placed.ordinal()), last));
        }
        for (Hit rest : before.subList(order.size(), before.size())) {
            after.add(rest.score() <= last ? rest : scored(rest, last));
        }
        return after;
    }

    private static Hit scored(Hit hit, double score) {
        return switch (hit) {
            case Hit.OfMemory(var memory, var old, var explanation) ->
                new Hit.OfMemory(memory, score, explanation.withReranked(score));
            case Hit.OfTurn(var turn, var old, var explanation) ->
                new Hit.OfTurn(turn, score, explanation.withReranked(score));
        };
    }
}
