package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.StructureIndex;

/** Entities that both the question and an entry name. */
record EntitySignal(StructureIndex index) implements ProposingSignal {

    @Override
    public Signal signal() {
        return Signal.ENTITY;
    }

    @Override
    public boolean speaksTo(Question question) {
        return !question.entities().isEmpty();
    }

    @Override
    public Proposal propose(Question question, CandidateQuery query) {
        return new Proposal(index.mentioning(query, question.entities()), 0);
    }
}
