package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import java.util.EnumMap;
import java.util.Map;

/**
 * How signals are combined.
 *
 * @param name what an explanation calls it
 * @param weights the share of each signal; not negative, summing to 1; a signal that is not named is not asked
 */
public record SearchRecipe(String name, Map<Signal, Double> weights) {

    private static final double ROUNDING = 1e-9;

    /** Vector and keyword candidates each in their own right. */
    public static final SearchRecipe HYBRID =
            new SearchRecipe("hybrid", Map.of(Signal.VECTOR, 0.5, Signal.KEYWORD, 0.5));

    public static final SearchRecipe VECTOR_ONLY = new SearchRecipe("vector", Map.of(Signal.VECTOR, 1.0));
    public static final SearchRecipe KEYWORD_ONLY = new SearchRecipe("keyword", Map.of(Signal.KEYWORD, 1.0));

    public SearchRecipe {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (weights.isEmpty()
                || weights.values().stream().anyMatch(weight -> !(weight >= 0))
                || Math.abs(sum - 1) > ROUNDING) {
            throw KeepsakeException.invalid(
                    "The weights of a recipe are not negative and sum to 1; those of " + name + " sum to " + sum);
        }
        weights = Map.copyOf(new EnumMap<>(weights));
    }

    /** The share of {@code signal}; 0 when this recipe does not ask it. */
    public double weight(Signal signal) {
        return weights.getOrDefault(signal, 0.0);
    }
}
