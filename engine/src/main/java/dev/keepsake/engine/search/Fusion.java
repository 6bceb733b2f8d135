package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Combines one candidate list per signal into one ranking. Each signal's raw scores are brought to 0..1 within this search
 * ({@link Normalisation}); a candidate's score is the sum of them by the recipe's weights. Every signal's candidates take
 * part in their own right: what a signal did not propose counts 0 for it.
 */
final class Fusion {

    /** Better scores first, ties by key, so that the order never depends on chance. */
    static final Comparator<Fused> BEST_FIRST = Comparator.comparingDouble(Fused::score)
            .reversed()
            .thenComparing(fused -> fused.key().text());

    /** One entry with its score and where that comes from. */
    record Fused(EntryKey key, double score, Explanation explanation) {}

    private Fusion() {}

    static List<Fused> fuse(List<SignalAnswer> answers, SearchRecipe recipe) {
        Set<EntryKey> keys = new HashSet<>();
        List<Scores> scores = new ArrayList<>();
        for (SignalAnswer answer : answers) {
            answer.candidates().forEach(candidate -> keys.add(candidate.key()));
            scores.add(Scores.of(answer, recipe));
        }
        return keys.stream().map(key -> fused(key, scores)).sorted(BEST_FIRST).toList();
    }

    private static Fused fused(EntryKey key, List<Scores> scores) {
        Explanation explanation =
                new Explanation(scores.stream().map(signal -> signal.part(key)).toList());
        return new Fused(key, explanation.total(), explanation);
    }

    /** The scores of one signal. */
    private record Scores(SignalAnswer answer, double weight, Map<EntryKey, Double> raw, Normalisation normalisation) {

        static Scores of(SignalAnswer answer, SearchRecipe recipe) {
            Map<EntryKey, Double> raw = new HashMap<>();
            for (Candidate candidate : answer.candidates()) {
                raw.putIfAbsent(candidate.key(), candidate.score());
            }
            return new Scores(
                    answer, recipe.weight(answer.signal()), raw, Normalisation.of(answer.candidates(), answer.zero()));
        }

        Explanation.Part part(EntryKey key) {
            double score = raw.getOrDefault(key, Double.NaN);
            double normalised = Double.isNaN(score) ? 0 : normalisation.apply(score);
            return new Explanation.Part(answer.signal(), score, normalised, weight, normalised * weight);
        }
    }
}
