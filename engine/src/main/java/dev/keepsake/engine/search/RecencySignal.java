package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.engine.time.Intent;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.StructureIndex;

/** The newest entries, for a question that wants them. */
record RecencySignal(StructureIndex index) implements ProposingSignal {

    @Override
    public Signal signal() {
        return Signal.RECENCY;
    }

    @Override
    public boolean speaksTo(Question question) {
        return question.time().wants(Intent.LATEST);
    }

    @Override
    public Proposal propose(Question question, CandidateQuery query) {
        return new Proposal(index.latest(query), 0);
    }
}
