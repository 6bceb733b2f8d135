package dev.keepsake.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wishes of extraction in their own words. Null and empty mean that nothing is wished.
 *
 * @param instructions what to look for and how to word it, in addition to the prompt of the policy
 * @param agentInstructions the same for what the assistant says
 * @param includes what alone is wanted
 * @param excludes what is never wanted
 * @param categories the drawers to choose from; empty for {@link Categories#DEFAULT}
 * @param factPrompt replaces the first prompt of {@link Policy#CLASSIC}
 * @param updatePrompt replaces the second prompt of {@link Policy#CLASSIC}
 */
public record Guidance(
        @Nullable String instructions,
        @Nullable String agentInstructions,
        @Nullable String includes,
        @Nullable String excludes,
        List<Category> categories,
        @Nullable String factPrompt,
        @Nullable String updatePrompt) {

    public static final Guidance NONE = new Guidance(null, null, null, null, List.of(), null, null);

    public Guidance {
        categories = List.copyOf(categories);
    }

    /** These wishes, and those of {@code wider} wherever these say nothing. */
    public Guidance over(Guidance wider) {
        return new Guidance(
                first(instructions, wider.instructions),
                first(agentInstructions, wider.agentInstructions),
                first(includes, wider.includes),
                first(excludes, wider.excludes),
                categories.isEmpty() ? wider.categories : categories,
                first(factPrompt, wider.factPrompt),
                first(updatePrompt, wider.updatePrompt));
    }

    public Guidance withInstructions(@Nullable String wanted) {
        return new Guidance(wanted, agentInstructions, includes, excludes, categories, factPrompt, updatePrompt);
    }

    public Guidance withCategories(List<Category> wanted) {
        return new Guidance(instructions, agentInstructions, includes, excludes, wanted, factPrompt, updatePrompt);
    }

    private static @Nullable String first(@Nullable String nearer, @Nullable String wider) {
        return nearer == null || nearer.isBlank() ? wider : nearer;
    }
}
