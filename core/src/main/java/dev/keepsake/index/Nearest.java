package dev.keepsake.index;

import java.util.List;

/**
 * What a vector signal proposes.
 *
 * @param candidates best first
 * @param typical the cosine that an ordinary selected entry has to the question, the median of all of them or of a sample;
 *     0 when nothing is selected
 * @param entries how many entries that was taken over
 */
public record Nearest(List<Candidate> candidates, double typical, int entries) {

    /** Nothing is selected. */
    public static final Nearest NONE = new Nearest(List.of(), 0, 0);

    public Nearest {
        candidates = List.copyOf(candidates);
    }
}
