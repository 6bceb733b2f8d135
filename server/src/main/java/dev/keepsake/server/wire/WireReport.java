package dev.keepsake.server.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a search went, for who asks for an explanation.
 *
 * @param signals how each signal that looked for memories did
 * @param rerank how the reranker did, or null when none was asked for
 * @param outsideBudget how many more memories a larger token budget would have had room for
 * @param relationsLate whether there was no time to look for relations
 */
public record WireReport(
        List<SignalView> signals,
        @Nullable RerankView rerank,
        @JsonProperty("outside_budget") int outsideBudget,
        @JsonProperty("relations_late") boolean relationsLate) {

    private static final double NANOS_PER_MILLI = 1e6;

    public static WireReport of(SearchResult result) {
        RerankReport rerank = result.rerank();
        return new WireReport(
                result.signals().stream().map(SignalView::of).toList(),
                rerank == null ? null : RerankView.of(rerank),
                result.outsideBudget(),
                result.neighbourhood().late());
    }

    private static double millis(Duration took) {
        return took.toNanos() / NANOS_PER_MILLI;
    }

    private static String key(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** One signal: whether it answered, was late or failed, and how many candidates it proposed. */
    public record SignalView(
            String signal,
            String state,
            int candidates,
            @JsonProperty("took_ms") double tookMs) {

        static SignalView of(SearchResult.SignalReport report) {
            return new SignalView(
                    report.signal().key(), key(report.state()), report.candidates(), millis(report.took()));
        }
    }

    /** The reranker: whether its order is the order of the results, and if not, why. */
    public record RerankView(
            String reranker,
            String state,
            int passages,
            @JsonProperty("took_ms") double tookMs,
            String reason) {

        static RerankView of(RerankReport report) {
            return new RerankView(
                    report.reranker(), key(report.state()), report.passages(), millis(report.took()), report.reason());
        }
    }
}
