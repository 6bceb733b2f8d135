package dev.keepsake.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.cli.output.HitJson;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.MemoryStanding;
import dev.keepsake.cli.output.RelationJson;
import dev.keepsake.cli.output.Table;
import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;
import dev.keepsake.server.wire.WireReport;
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

    @Mixin
    private final QuestionOptions asked = new QuestionOptions();

    @Option(names = "--explain", description = "Show where each score and each text comes from.")
    private boolean explain;

    @Option(
            names = "--relations",
            paramLabel = "DEPTH",
            defaultValue = "0",
            description = "Also show how those whom the question and the hits name stand to others, as far as DEPTH"
                    + " steps lead, 0 to 5 (default: ${DEFAULT-VALUE}).")
    private int relations;

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final AsOfOptions moments = new AsOfOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public SearchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SearchRequest request =
                asked.request(reach.reach().asOf(moments.asOf()), question).withRelations(relations);
        try (Place opened = place.open(surroundings)) {
            SearchResult result = opened.memories().search(asked.beginning(request));
            Quotes quotes = new Quotes(opened.memories());
            SearchRemarks.of(result, explain).forEach(surroundings::remark);
            if (output.json()) {
                surroundings.print(JsonOutput.line(json(result, quotes)));
            } else if (result.hits().isEmpty()) {
                surroundings.remark("Nothing found");
            } else if (explain) {
                explain(result.hits(), quotes);
            } else {
                list(result.hits());
            }
            related(result);
        }
        return ExitCode.OK.number();
    }

    private void related(SearchResult result) {
        if (!output.json() && !result.relations().isEmpty()) {
            surroundings.print("");
            RelationTable.found(result.relations())
                    .lines(surroundings.terminal().width(), surroundings.style())
                    .forEach(surroundings::print);
        }
    }

    private ResultsJson json(SearchResult result, Quotes quotes) {
        return new ResultsJson(
                result.hits().stream()
                        .map(hit -> HitJson.of(hit, explain ? quotes.of(hit) : null))
                        .toList(),
                relations == 0
                        ? null
                        : result.relations().stream().map(RelationJson::of).toList(),
                explain ? WireReport.of(result) : null);
    }

    private void list(List<Hit> hits) {
        Table table = new Table(1, "SCORE", "TEXT", "WHEN", "ID");
        for (Hit hit : hits) {
            String score = String.format(Locale.ROOT, "%.3f", hit.score());
            switch (hit) {
                case Hit.OfMemory(Memory memory, var same, var explanation) ->
                    table.add(
                            score,
                            memory.text(),
                            Times.day(memory.lifecycle().createdAt()),
                            memory.id().toString());
                case Hit.OfTurn(Turn turn, var same, var explanation) ->
                    table.add(
                            score,
                            MemoryStanding.speaker(turn) + ": " + turn.text(),
                            Times.day(turn.time()),
                            "turn " + turn.id());
            }
        }
        table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
    }

    private void explain(List<Hit> hits, Quotes quotes) {
        int rank = 0;
        for (Hit hit : hits) {
            if (rank++ > 0) {
                surroundings.print("");
            }
            quotes.explained(hit)
                    .lines("%2d. ".formatted(rank), surroundings.terminal().width(), surroundings.style())
                    .forEach(surroundings::print);
        }
    }

    /** What {@code search --json} prints; relations come with {@code --relations}, the report with {@code --explain}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultsJson(
            List<HitJson> results,
            @Nullable List<RelationJson> relations,
            @Nullable WireReport report) {}
}
