package dev.keepsake.api;

import dev.keepsake.conversation.TurnId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a score; their contributions sum to it, unless a reranker gave it.
 *
 * @param parts one per signal that had something to say to the question, also when it gave this hit nothing
 * @param reranked the reranker's score of this hit, which is then its score, or NaN when none was applied to it
 * @param standsFor the turn in whose place a memory is returned, because it says the same in fewer words; score and parts are
 *     then what the turn earned. Null for a hit that earned its own place
 */
public record Explanation(
        List<Part> parts, double reranked, @Nullable TurnId standsFor) {

    public Explanation {
        parts = List.copyOf(parts);
    }

    public Explanation(List<Part> parts) {
        this(parts, Double.NaN, null);
    }

    public Explanation(List<Part> parts, double reranked) {
        this(parts, reranked, null);
    }

    public Explanation withReranked(double score) {
        return new Explanation(parts, score, standsFor);
    }

    public Explanation withStandsFor(TurnId turn) {
        return new Explanation(parts, reranked, turn);
    }

    /** The sum of the contributions. */
    public double total() {
        double sum = 0;
        for (Part part : parts) {
            sum += part.contribution();
        }
        return sum;
    }

    /** What {@code signal} gave before it was weighed, 0..1; 0 when it said nothing. */
    public double normalised(Signal signal) {
        return parts.stream()
                .filter(part -> part.signal() == signal)
                .mapToDouble(Part::normalised)
                .sum();
    }

    /**
     * What one signal gave.
     *
     * @param signal the signal
     * @param raw its own score of this hit, or NaN when it did not propose it
     * @param normalised that score within this search, 0..1
     * @param weight the signal's share among those that had something to say
     * @param contribution {@code normalised * weight}
     */
    public record Part(Signal signal, double raw, double normalised, double weight, double contribution) {}
}
