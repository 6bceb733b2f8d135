package dev.keepsake.cli.command;

import dev.keepsake.api.RelationsRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.RelationJson;
import dev.keepsake.graph.Relation;
import dev.keepsake.store.PageRequest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists how those whom memories name stand to each other. */
@Command(
        name = "relations",
        description = "List how people and things stand to each other, as memories state it, newest first.")
public final class RelationsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many on a page (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--page",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Which page, from 1 (default: ${DEFAULT-VALUE}).")
    private int page;

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final AsOfOptions moments = new AsOfOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public RelationsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RelationsRequest request =
                new RelationsRequest(reach.reach().asOf(moments.asOf()), new PageRequest(page, limit));
        try (Place opened = place.open(surroundings)) {
            List<Relation> relations = opened.memories().relations(request);
            if (output.json()) {
                surroundings.print(JsonOutput.line(new RelationsJson(
                        relations.stream().map(RelationJson::of).toList())));
            } else if (relations.isEmpty()) {
                surroundings.remark("No relations");
            } else {
                RelationTable.listed(relations)
                        .lines(surroundings.terminal().width(), surroundings.style())
                        .forEach(surroundings::print);
            }
        }
        return ExitCode.OK.number();
    }

    /** What {@code relations --json} prints. */
    record RelationsJson(List<RelationJson> relations) {}
}
