package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderUpkeep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes one of the two embedders into use. */
@Command
final class EmbedderTakeCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Act act;

    @Option(
            names = "--accept-set-aside",
            description = "Do it although that embedder refuses some texts, which are found by their words alone then.")
    private boolean acceptSetAside;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    /** The step. */
    @FunctionalInterface
    interface Act {
        EmbedderStatus on(EmbedderUpkeep embedding, boolean acceptSetAside);
    }

    EmbedderTakeCommand(Surroundings surroundings, Act act) {
        this.surroundings = surroundings;
        this.act = act;
    }

    @Override
    public Integer call() {
        try (Place opened = place.open(surroundings)) {
            EmbedderStatus status = act.on(opened.embedding(), acceptSetAside);
            new EmbedderLines(surroundings, output.json()).print(status);
        }
        return ExitCode.OK.number();
    }
}
