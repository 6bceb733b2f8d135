package dev.keepsake.engine.search;

import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import java.time.Duration;

/**
 * What one signal said.
 *
 * @param signal the signal
 * @param state whether it answered
 * @param proposal what it proposed; nothing when it did not answer
 * @param took how long it took
 */
record SignalAnswer(Signal signal, SignalReport.State state, Proposal proposal, Duration took) {

    SignalReport report() {
        return new SignalReport(signal, state, proposal.candidates().size(), took);
    }
}
