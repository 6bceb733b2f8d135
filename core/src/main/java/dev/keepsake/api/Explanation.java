package dev.keepsake.api;

import java.util.List;

/**
 * The parts of a score; their contributions sum to it.
 *
 * @param parts one per signal that was asked, also when it contributed nothing
 */
public record Explanation(List<Part> parts) {

    public Explanation {
        parts = List.copyOf(parts);
    }

    /** The sum of the contributions. */
    public double total() {
        return parts.stream().mapToDouble(Part::contribution).sum();
    }

    /**
     * What one signal gave.
     *
     * @param signal the signal
     * @param raw its own score of this hit, or NaN when it did not propose it
     * @param normalised that score within this search, 0..1
     * @param weight the signal's share in the recipe
     * @param contribution {@code normalised * weight}
     */
    public record Part(Signal signal, double raw, double normalised, double weight, double contribution) {}
}
