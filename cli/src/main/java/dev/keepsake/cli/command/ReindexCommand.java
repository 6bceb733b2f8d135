package dev.keepsake.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rebuilds the index. */
@Command(
        name = "reindex",
        description = {
            "Throw the search index of a data directory away and build it anew from the stored memories.",
            "Nothing that is stored changes."
        })
public final class ReindexCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public ReindexCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.open(surroundings)) {
            Upkeep upkeep = opened.upkeep();
            surroundings.remark("Rebuilding the index of " + opened.name());
            upkeep.reindex();
            surroundings.print("The index is rebuilt");
        }
        return ExitCode.OK.number();
    }
}
