package dev.keepsake.api;

import dev.keepsake.index.GraphIndex;
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
 * @param neighbourhood how those that the question and the hits name stand to others; empty unless it was asked for
 */
public record SearchResult(
        List<Hit> hits,
        List<SignalReport> signals,
        @Nullable RerankReport rerank,
        int outsideBudget,
        Neighbourhood neighbourhood) {

    public SearchResult {
        hits = List.copyOf(hits);
        signals = List.copyOf(signals);
    }

    public SearchResult(List<Hit> hits, List<SignalReport> signals) {
        this(hits, signals, null, 0, Neighbourhood.NONE);
    }

    /** The relations of its neighbourhood. */
    public List<GraphIndex.Found> relations() {
        return neighbourhood.relations();
    }

    /**
     * The relations around what a search is about.
     *
     * @param relations nearest first, then those that share more with the question
     * @param late whether they could not be looked for before the deadline
     */
    public record Neighbourhood(List<GraphIndex.Found> relations, boolean late) {

        /** Nothing was asked for, or nothing was found. */
        public static final Neighbourhood NONE = new Neighbourhood(List.of(), false);

        /** There was no time for it. */
        public static final Neighbourhood LATE = new Neighbourhood(List.of(), true);

        public Neighbourhood {
            relations = List.copyOf(relations);
        }
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
