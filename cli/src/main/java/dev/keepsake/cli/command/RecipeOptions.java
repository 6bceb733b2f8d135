package dev.keepsake.cli.command;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the signals of a search are combined. */
final class RecipeOptions {

    private static final List<SearchRecipe> RECIPES = List.of(
            SearchRecipe.HYBRID, SearchRecipe.HYBRID_RERANKED, SearchRecipe.VECTOR_ONLY, SearchRecipe.KEYWORD_ONLY);

    @Option(
            names = "--by",
            paramLabel = "RECIPE",
            completionCandidates = Names.class,
            description = "How signals are combined: ${COMPLETION-CANDIDATES} (default: hybrid).")
    private @Nullable String by;

    @Option(
            names = "--weights",
            paramLabel = "SHARES",
            description =
                    "A recipe of your own instead, such as vector=1,keyword=2. There are vector, context, keyword,"
                            + " entity, time, recency, speaker, neighbours, sources, substance, currency, slot and decay.")
    private @Nullable String weights;

    SearchRecipe recipe() {
        if (by != null && weights != null) {
            throw KeepsakeException.invalid("Give --by or --weights, not both");
        }
        if (weights != null) {
            return SearchRecipe.ofShares("weights", shares(weights));
        }
        return RECIPES.stream()
                .filter(recipe -> by == null || recipe.name().equals(by))
                .findFirst()
                .orElseThrow(() -> KeepsakeException.invalid(
                        "--by takes one of " + String.join(", ", new Names()) + "; got \"" + by + "\""));
    }

    private static Map<Signal, Double> shares(String text) {
        Map<Signal, Double> shares = new EnumMap<>(Signal.class);
        for (String pair : text.split(",", -1)) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length != 2 || shares.put(Signal.ofKey(parts[0].strip()), share(parts[1].strip())) != null) {
                throw KeepsakeException.invalid(
                        "--weights takes each signal once with its share, such as vector=0.5,keyword=0.5; got \"" + text
                                + "\"");
            }
        }
        return shares;
    }

    private static double share(String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= Double.MAX_VALUE) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, refusal(text), e);
        }
        throw KeepsakeException.invalid(refusal(text));
    }

    private static String refusal(String text) {
        return "A share of --weights is a number, 0 or more; got \"" + text + "\"";
    }

    /** The names of the recipes that can be asked for. */
    static final class Names extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Names() {
            super(RECIPES.stream().map(SearchRecipe::name).collect(Collectors.toList()));
        }
    }
}
