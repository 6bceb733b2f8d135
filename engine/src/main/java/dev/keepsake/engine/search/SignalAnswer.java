package dev.keepsake.engine.search;

import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import dev.keepsake.index.Candidate;
import java.time.Duration;
import java.util.List;

/**
 * What one signal said.
 *
 * @param signal the signal
 * @param state whether it answered
 * @param candidates what it proposed, best first; empty when it did not answer
 * @param zero the raw score that means nothing
 * @param took how long it took
 */
record SignalAnswer(Signal signal, SignalReport.State state, List<Candidate> candidates, double zero, Duration took) {

    SignalReport report() {
        return new SignalReport(signal, state, candidates.size(), took);
    }
}
