package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins the change of an embedder. */
@Command(
        name = "migrate",
        description = {
            "Begin to fill a second index by another embedder, beside the one that is searched.",
            "A server goes on with it by itself. In a data directory it goes on while a command has it open: this one waits until"
                    + " the second index is filled, and goes on where it was when it is run again."
        })
final class EmbedderMigrateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--to", required = true, paramLabel = "NAME", description = "The embedder to go to.")
    private String to = "";

    @Option(names = "--wait", description = "Return when the second index is filled, also on a server.")
    private boolean wait;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    EmbedderMigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean stopped;
        EmbedderLines lines = new EmbedderLines(surroundings, output.json());
        try (Place opened = place.open(surroundings)) {
            EmbedderUpkeep embedding = opened.embedding();
            EmbedderStatus status = embedding.migrateTo(to);
            if (wait || !opened.goesOn()) {
                status = lines.follow(embedding, EmbedderMigrateCommand::isFilling);
            }
            lines.print(status);
            stopped = status.filling().activity() == Activity.STOPPED;
        }
        return (stopped ? ExitCode.CONFIGURATION : ExitCode.OK).number();
    }

    private static boolean isFilling(EmbedderStatus status) {
        return status.migration() != null
                && status.migration().phase() == Phase.FILLING
                && status.filling().activity() != Activity.STOPPED;
    }
}
