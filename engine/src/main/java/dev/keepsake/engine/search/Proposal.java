package dev.keepsake.engine.search;

import dev.keepsake.index.Candidate;
import java.util.List;

/**
 * What one signal proposes.
 *
 * @param candidates best first
 * @param zero the raw score that means nothing
 */
record Proposal(List<Candidate> candidates, double zero) {

    static final Proposal NONE = new Proposal(List.of(), 0);
}
