package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.KeywordIndex;

/** Shared words. */
record KeywordSignal(KeywordIndex index) implements ProposingSignal {

    @Override
    public Signal signal() {
        return Signal.KEYWORD;
    }

    @Override
    public boolean speaksTo(Question question) {
        return true;
    }

    @Override
    public Proposal propose(Question question, CandidateQuery query) {
        return new Proposal(index.matching(query, question.text()), 0);
    }
}
