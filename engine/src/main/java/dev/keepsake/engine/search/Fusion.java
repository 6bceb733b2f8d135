package dev.keepsake.engine.search;

import dev.keepsake.api.SearchResult.SignalReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.index.Candidate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Enters the answers of the proposing signals into one tally. Each signal's raw scores are brought to 0..1 within this search
 * ({@link Normalisation}). Every signal's candidates take part in their own right: what a signal did not propose counts 0 for
 * it.
 */
final class Fusion {

    /** The signals that look at what an entry says. */
    static final Set<Signal> CONTENT = EnumSet.of(Signal.VECTOR, Signal.CONTEXT, Signal.KEYWORD, Signal.ENTITY);

    private Fusion() {}

    /** Enters all answers. What is proposed for its time or its newness is judged later, with everything else. */
    static void enter(List<SignalAnswer> answers, Tally tally) {
        for (SignalAnswer answer : answers) {
            List<Candidate> candidates = answer.proposal().candidates();
            if (CONTENT.contains(answer.signal())) {
                if (answer.state() == State.ANSWERED) {
                    tally.takePart(answer.signal());
                }
                Normalisation normalisation =
                        Normalisation.of(candidates, answer.proposal().zero());
                for (Candidate candidate : candidates) {
                    tally.row(candidate)
                            .give(answer.signal(), candidate.score(), normalisation.apply(candidate.score()));
                }
            } else {
                candidates.forEach(tally::row);
            }
        }
    }
}
