package dev.keepsake.api;

import java.time.Duration;
import java.util.List;

/**
 * The answer to a search.
 *
 * @param hits best first
 * @param signals how each signal that was asked did
 */
public record SearchResult(List<Hit> hits, List<SignalReport> signals) {

    public SearchResult {
        hits = List.copyOf(hits);
        signals = List.copyOf(signals);
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
