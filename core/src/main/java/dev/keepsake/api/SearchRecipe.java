package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import java.util.EnumMap;
import java.util.Map;

/**
 * How signals are combined.
 *
 * @param name what an explanation calls it
 * @param weights the share of each signal; not negative, summing to 1; a signal that is not named is not asked. A signal that
 *     has nothing to say to a question, because the question names no time for one, leaves its share to the others
 * @param reranked how many of the best a reranker puts in order, 0 for none
 */
public record SearchRecipe(String name, Map<Signal, Double> weights, int reranked) {

    private static final double ROUNDING = 1e-9;
    private static final int USUALLY_RERANKED = 50;

    /**
     * Every signal. The weights are round numbers in the middle of where measured recall is flat; what each signal is worth is
     * in docs/evaluation.md.
     */
    public static final SearchRecipe HYBRID = ofShares(
            "hybrid",
            Map.ofEntries(
                    Map.entry(Signal.KEYWORD, 0.4),
                    Map.entry(Signal.VECTOR, 0.3),
                    Map.entry(Signal.CONTEXT, 0.3),
                    Map.entry(Signal.NEIGHBOURS, 0.7),
                    Map.entry(Signal.SOURCES, 0.5),
                    Map.entry(Signal.SPEAKER, 0.3),
                    Map.entry(Signal.TIME, 0.3),
                    Map.entry(Signal.RECENCY, 0.3),
                    Map.entry(Signal.SUBSTANCE, 0.25),
                    Map.entry(Signal.ENTITY, 0.1),
                    Map.entry(Signal.CURRENCY, 0.5),
                    // As much as the three signals of its own text: what fills the slot asked for is an answer to it.
                    Map.entry(Signal.SLOT, 1.0)));

    /** As {@link #HYBRID}, with the best put in order by the configured reranker. */
    public static final SearchRecipe HYBRID_RERANKED =
            new SearchRecipe("hybrid-reranked", HYBRID.weights(), USUALLY_RERANKED);

    public static final SearchRecipe VECTOR_ONLY = ofShares("vector", Map.of(Signal.VECTOR, 1.0));
    public static final SearchRecipe KEYWORD_ONLY = ofShares("keyword", Map.of(Signal.KEYWORD, 1.0));

    public SearchRecipe {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (weights.isEmpty()
                || weights.values().stream().anyMatch(weight -> !(weight >= 0))
                || Math.abs(sum - 1) > ROUNDING) {
            throw KeepsakeException.invalid(
                    "The weights of a recipe are not negative and sum to 1; those of " + name + " sum to " + sum);
        }
        if (reranked < 0) {
            throw KeepsakeException.invalid("A recipe reranks 0 or more candidates; got " + reranked);
        }
        weights = Map.copyOf(new EnumMap<>(weights));
    }

    public SearchRecipe(String name, Map<Signal, Double> weights) {
        this(name, weights, 0);
    }

    /** A recipe without a reranker whose weights have the proportions of {@code shares}, which need not sum to 1. */
    public static SearchRecipe ofShares(String name, Map<Signal, Double> shares) {
        // In the order of signals, because the last bit of a sum depends on the order.
        Map<Signal, Double> weights = new EnumMap<>(Signal.class);
        weights.putAll(shares);
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0)) {
            throw KeepsakeException.invalid(
                    "The shares of the recipe " + name + " sum to " + sum + "; give one above 0");
        }
        weights.replaceAll((signal, share) -> share / sum);
        return new SearchRecipe(name, weights, 0);
    }

    /** This recipe without one signal, whose share goes to the others. */
    public SearchRecipe without(Signal signal) {
        Map<Signal, Double> rest = new EnumMap<>(weights);
        rest.remove(signal);
        return new SearchRecipe(
                name + "-without-" + signal.key(), ofShares(name, rest).weights(), reranked);
    }

    /** The share of {@code signal}; 0 when this recipe does not ask it. */
    public double weight(Signal signal) {
        return weights.getOrDefault(signal, 0.0);
    }
}
