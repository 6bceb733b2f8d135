package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.engine.time.AskedTime;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.memory.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries of the time that a question names, and of as much before and after it as it is long, because people are seldom
 * exact. How well each fits is judged together with what the others propose.
 */
record TimeSignal(StructureIndex index) implements ProposingSignal {

    /** Before anything that a text can name. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    @Override
    public Signal signal() {
        return Signal.TIME;
    }

    @Override
    public boolean speaksTo(Question question) {
        return !question.time().asked().isEmpty();
    }

    @Override
    public Proposal propose(Question question, CandidateQuery query) {
        List<Candidate> candidates = new ArrayList<>();
        for (AskedTime asked : question.time().asked()) {
            Duration slack = Duration.between(asked.from(), asked.to());
            candidates.addAll(
                    switch (asked.relation()) {
                        case DURING ->
                            index.during(
                                    query, asked.from().minus(slack), asked.to().plus(slack));
                        case BEFORE, UNTIL -> index.during(query, FIRST, asked.to());
                        case AFTER, SINCE -> index.during(query, asked.from(), Validity.OPEN_ENDED);
                    });
        }
        return new Proposal(candidates, 0);
    }
}
