package dev.keepsake.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search.
 *
 * @param hits best first
 * @param signals how each signal that looked for entries did
 * @param rerank how the reranker did, or null when the recipe names none
 * @param outsideBudget how many hits would have been returned with a larger token budget
 */
public record SearchResult(
        List<Hit> hits,
        List<SignalReport> signals,
        @Nullable RerankReport rerank,
        int outsideBudget) {

    public SearchResult {
        hits = List.copyOf(hits);
        signals = List.copyOf(signals);
    }

    public SearchResult(List<Hit> hits, List<SignalReport> signals) {
        this(hits, signals, null, 0);
    }

    /**
     * How one signal did.
     *
     * @param signal the signal
     * @param state whether it answered
     * @param candidates how many it proposed
     * @param took how long it took
     */
    public record SignalReport(Signal signal, State state, int candidates, Duration took) {

        public enum State {
            ANSWERED,
            /** Did not answer before the deadline; the hits are those of the other signals. */
            LATE,
            /** Could not answer; the hits are those of the other signals. */
            FAILED
        }
    }
}
