package dev.keepsake.server.wire;

import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Why;
import dev.keepsake.memory.MemoryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a search returns a memory, or does not: always {@code answer} and {@code sentence}, and the figures that the answer has,
 * which is why this is a map and not a record.
 */
public final class WireWhy {

    private WireWhy() {}

    /** Everything but the explanation. */
    public static Map<String, Object> write(Why why) {
        Map<String, Object> view = new LinkedHashMap<>();
        switch (why) {
            case Why.Returned(int rank, Hit hit) -> {
                view.put("answer", "returned");
                view.put("rank", rank);
                view.put("score", hit.score());
            }
            case Why.Unknown unknown -> view.put("answer", "unknown");
            case Why.OutOfReach(Why.OutOfReach.Reason reason) -> {
                view.put("answer", "out_of_reach");
                view.put("reason", key(reason));
            }
            case Why.Superseded(@Nullable MemoryId by) -> {
                view.put("answer", "superseded");
                if (by != null) {
                    view.put("superseded_by", by.toString());
                }
            }
            case Why.NotProposed(List<SignalReport> missing) -> {
                view.put("answer", "not_proposed");
                view.put(
                        "missing",
                        missing.stream().map(WireReport.SignalView::of).toList());
            }
            case Why.BelowThreshold(int rank, double score, double threshold, var explanation) -> {
                view.put("answer", "below_threshold");
                view.put("rank", rank);
                view.put("score", score);
                view.put("threshold", threshold);
            }
            case Why.BelowCut(int rank, int limit, double score, double lastScore, var explanation) -> {
                view.put("answer", "below_cut");
                view.put("rank", rank);
                view.put("score", score);
                view.put("limit", limit);
                view.put("last_score", lastScore);
            }
            case Why.Duplicate(String of) -> {
                view.put("answer", "duplicate");
                view.put("duplicate_of", of);
            }
            case Why.OutsideBudget(int rank, int tokens, int budget) -> {
                view.put("answer", "outside_budget");
                view.put("rank", rank);
                view.put("tokens", tokens);
                view.put("token_budget", budget);
            }
        }
        view.put("sentence", why.sentence());
        return view;
    }

    private static String key(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
