package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.index.CandidateQuery;

/** A signal that looks for entries on its own. Safe for use by many threads. */
interface ProposingSignal {

    /** Which one. */
    Signal signal();

    /** Whether it has something to say to this question; it is not asked otherwise. */
    boolean speaksTo(Question question);

    /** What it proposes. */
    Proposal propose(Question question, CandidateQuery query);
}
