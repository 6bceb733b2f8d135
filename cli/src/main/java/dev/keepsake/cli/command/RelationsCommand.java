package dev.keepsake.cli.command;

import dev.keepsake.api.RelationsRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.RelationJson;
import dev.keepsake.graph.Relation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists how those whom memories name stand to each other. */
@Command(
        name = "relations",
        description = "List how people and things stand to each other, as memories state it, newest first.")
public final class RelationsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final PageOptions paging = new PageOptions();

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
        RelationsRequest request = new RelationsRequest(reach.reach().asOf(moments.asOf()), paging.request());
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
