package dev.keepsake.cli.command;

import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKind;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a question is to be answered. */
final class QuestionOptions {

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "10",
            description = "At most how many hits (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            defaultValue = "0",
            description = "Leave out what scores less, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Mixin
    private final RecipeOptions recipe = new RecipeOptions();

    @Option(
            names = "--returning",
            paramLabel = "KIND",
            defaultValue = "memories",
            description = "Return memories, turns, which are messages as they were said, or both (default:"
                    + " ${DEFAULT-VALUE}). Both always help to find.")
    private Returning returning = Returning.memories;

    @Option(
            names = "--token-budget",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many tokens the texts of the hits may have together; 0 for no limit.")
    private int tokenBudget;

    @Option(
            names = "--asked-at",
            paramLabel = "TIME",
            description = "The moment that \"yesterday\" and \"now\" in the question are meant from (default: now).")
    private @Nullable String askedAt;

    @Option(
            names = "--deadline",
            paramLabel = "MS",
            description = "Answer within so many milliseconds, without the signals that are late.")
    private @Nullable Integer deadline;

    SearchRequest request(Reach reach, List<String> question) {
        if (deadline != null && deadline < 1) {
            throw KeepsakeException.invalid("--deadline takes 1 millisecond or more; got " + deadline);
        }
        return SearchRequest.of(reach, String.join(" ", question))
                .withLimit(limit)
                .withThreshold(threshold)
                .withRecipe(recipe.recipe())
                .returning(returning.kinds)
                .withTokenBudget(tokenBudget)
                .askedAt(Times.moment("--asked-at", askedAt));
    }

    /** The same request with its deadline, which begins now: opening a data directory is not part of the search. */
    SearchRequest beginning(SearchRequest request) {
        return deadline == null ? request : request.by(Deadline.after(Duration.ofMillis(deadline)));
    }

    /** What can be returned, as options name it. */
    enum Returning {
        memories(EnumSet.of(EntryKind.MEMORY)),
        turns(EnumSet.of(EntryKind.TURN)),
        both(EnumSet.allOf(EntryKind.class));

        private final Set<EntryKind> kinds;

        Returning(Set<EntryKind> kinds) {
            this.kinds = Set.copyOf(kinds);
        }
    }
}
