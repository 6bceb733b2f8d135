package dev.keepsake.bench.search;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kind of search that is measured by itself.
 *
 * @param name what the report calls it
 * @param recipe how signals are combined
 * @param large whether large users ask, with 1,500 memories, and not those with some ninety
 * @param asked the kind of all its questions, or null for all kinds in turn
 * @param embedded whether a model computes the vectors of the questions
 */
record Row(
        String name,
        SearchRecipe recipe,
        boolean large,
        @Nullable Asked asked,
        boolean embedded) {

    /** With every signal, without each, and with one; for users with some ninety memories. */
    static List<Row> byRecipe() {
        List<Row> rows = new ArrayList<>();
        for (SearchRecipe recipe : List.of(SearchRecipe.HYBRID, SearchRecipe.VECTOR_ONLY, SearchRecipe.KEYWORD_ONLY)) {
            rows.add(new Row(recipe.name(), recipe, false, null, false));
        }
        for (Signal signal :
                SearchRecipe.HYBRID.weights().keySet().stream().sorted().toList()) {
            SearchRecipe without = SearchRecipe.HYBRID.without(signal);
            rows.add(new Row(without.name(), without, false, null, false));
        }
        return rows;
    }

    /** By what the question names. */
    static List<Row> byQuestion() {
        List<Row> rows = new ArrayList<>();
        for (Asked asked : Asked.values()) {
            String name = "hybrid, " + asked.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            rows.add(new Row(name, SearchRecipe.HYBRID, false, asked, false));
        }
        return rows;
    }

    static List<Row> ofLargeUsers() {
        return List.of(
                new Row("large user, hybrid", SearchRecipe.HYBRID, true, null, false),
                new Row("large user, vector", SearchRecipe.VECTOR_ONLY, true, null, false),
                new Row("large user, keyword", SearchRecipe.KEYWORD_ONLY, true, null, false));
    }

    static Row withEmbedding() {
        return new Row("hybrid, with embedding", SearchRecipe.HYBRID, false, null, true);
    }
}
