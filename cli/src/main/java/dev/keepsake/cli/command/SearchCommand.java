package dev.keepsake.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryJson;
import dev.keepsake.cli.output.Table;
import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the memories that matter for a question. */
@Command(name = "search", description = "Find the memories that matter for a question.")
public final class SearchCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question in plain words.")
    private List<String> question = new ArrayList<>();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "10",
            description = "At most how many memories (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            defaultValue = "0",
            description = "Leave out what scores less, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--by",
            paramLabel = "SIGNALS",
            defaultValue = "hybrid",
            description = "Rank by ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Ranking by = Ranking.hybrid;

    @Option(names = "--explain", description = "Show where each score comes from.")
    private boolean explain;

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public SearchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SearchRequest request = SearchRequest.of(reach.reach(), String.join(" ", question))
                .withLimit(limit)
                .withThreshold(threshold)
                .withRecipe(by.recipe);
        try (Place opened = place.open(surroundings)) {
            SearchResult result = opened.memories().search(request);
            print(result);
        }
        return ExitCode.OK.number();
    }

    private void print(SearchResult result) {
        result.signals().stream()
                .filter(signal -> signal.state() != SearchResult.SignalReport.State.ANSWERED)
                .forEach(signal -> surroundings.remark("The " + signal.signal().key() + " signal did not answer ("
                        + signal.state().name().toLowerCase(Locale.ROOT) + "); these are the hits of the others"));
        List<FoundJson> found = new ArrayList<>();
        Table table = new Table(1, "SCORE", "MEMORY", "WHEN", "ID");
        for (Hit hit : result.hits()) {
            if (hit instanceof Hit.OfMemory(Memory memory, double score, Explanation explanation)) {
                found.add(FoundJson.of(memory, score, explain ? explanation : null));
                table.add(
                        number(score),
                        memory.text(),
                        Times.day(memory.lifecycle().createdAt()),
                        memory.id().toString());
                if (explain) {
                    explanation.parts().forEach(part -> table.add("", "  " + sentence(part), "", ""));
                }
            }
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new ResultsJson(found)));
        } else if (found.isEmpty()) {
            surroundings.remark("Nothing found");
        } else {
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
    }

    private static String sentence(Explanation.Part part) {
        return part.signal().key() + " " + number(part.contribution()) + " = " + number(part.normalised()) + " x "
                + number(part.weight()) + (Double.isNaN(part.raw()) ? ", not proposed" : ", raw " + number(part.raw()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** The rankings that can be asked for by name. */
    enum Ranking {
        hybrid(SearchRecipe.HYBRID),
        vector(SearchRecipe.VECTOR_ONLY),
        keyword(SearchRecipe.KEYWORD_ONLY);

        private final SearchRecipe recipe;

        Ranking(SearchRecipe recipe) {
            this.recipe = recipe;
        }
    }

    /** What {@code search --json} prints. */
    record ResultsJson(List<FoundJson> results) {}

    /** A memory, its score, and with {@code --explain} the parts that sum to the score. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundJson(
            double score,
            @JsonUnwrapped MemoryJson memory,
            @Nullable List<PartJson> explanation) {

        static FoundJson of(Memory memory, double score, @Nullable Explanation explanation) {
            List<PartJson> parts = explanation == null
                    ? null
                    : explanation.parts().stream().map(PartJson::of).toList();
            return new FoundJson(score, MemoryJson.of(memory), parts);
        }
    }

    /** What one signal gave; {@code raw} is null when it did not propose the memory. */
    record PartJson(String signal, @Nullable Double raw, double normalised, double weight, double contribution) {

        static PartJson of(Explanation.Part part) {
            return new PartJson(
                    part.signal().key(),
                    Double.isNaN(part.raw()) ? null : part.raw(),
                    part.normalised(),
                    part.weight(),
                    part.contribution());
        }
    }
}
