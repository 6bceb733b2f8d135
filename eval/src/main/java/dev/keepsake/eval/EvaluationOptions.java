package dev.keepsake.eval;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.error.KeepsakeException;
import java.util.ArrayList;
import java.util.List;

/**
 * How an evaluation is run.
 *
 * @param topK how many memories each search returns, at least 50, the deepest recall that is measured
 * @param recipes the systems compared, in the order of their rows; the last is the one the report is about
 * @param seed of the resampling
 * @param resamples how often conversations are resampled for the intervals
 */
public record EvaluationOptions(int topK, List<SearchRecipe> recipes, long seed, int resamples) {

    /** The standing protocol: 50 memories per question; keyword only, vector only, hybrid. */
    public static final EvaluationOptions STANDARD = new EvaluationOptions(
            50, List.of(SearchRecipe.KEYWORD_ONLY, SearchRecipe.VECTOR_ONLY, SearchRecipe.HYBRID), 20230508, 2000);

    private static final int DEEPEST_RECALL = 50;

    public EvaluationOptions {
        recipes = List.copyOf(recipes);
        if (topK < DEEPEST_RECALL || recipes.isEmpty() || resamples < 1) {
            throw KeepsakeException.invalid("An evaluation needs a top_k of at least " + DEEPEST_RECALL
                    + ", one recipe and one resample; got " + topK + ", " + recipes.size() + " and " + resamples);
        }
    }

    /** These rows and before the last one, for each of its signals, the same without it: what each is worth. */
    public EvaluationOptions withAblation() {
        SearchRecipe whole = recipes.getLast();
        List<SearchRecipe> rows = new ArrayList<>(recipes.subList(0, recipes.size() - 1));
        for (Signal signal : Signal.values()) {
            if (whole.weight(signal) > 0) {
                rows.add(whole.without(signal));
            }
        }
        rows.add(whole);
        return new EvaluationOptions(topK, rows, seed, resamples);
    }

    public EvaluationOptions withSeed(long newSeed) {
        return new EvaluationOptions(topK, recipes, newSeed, resamples);
    }

    public EvaluationOptions withTopK(int newTopK) {
        return new EvaluationOptions(newTopK, recipes, seed, resamples);
    }
}
