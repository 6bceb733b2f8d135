package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One step of the change of an embedder that needs nothing to be said about. */
@Command
final class EmbedderActCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Act act;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    /** The step. */
    @FunctionalInterface
    interface Act {
        EmbedderStatus on(EmbedderUpkeep embedding);
    }

    EmbedderActCommand(Surroundings surroundings, Act act) {
        this.surroundings = surroundings;
        this.act = act;
    }

    @Override
    public Integer call() {
        EmbedderLines lines = new EmbedderLines(surroundings, output.json());
        try (Place opened = place.open(surroundings)) {
            EmbedderUpkeep embedding = opened.embedding();
            EmbedderStatus status = act.on(embedding);
            if (!opened.goesOn() && isUnderWay(status)) {
                status = lines.follow(embedding, EmbedderActCommand::isUnderWay);
            }
            lines.print(status);
        }
        return ExitCode.OK.number();
    }

    /** What ends when nobody has the directory open any more. */
    private static boolean isUnderWay(EmbedderStatus status) {
        EmbeddingMigration migration = status.migration();
        return migration == null
                ? status.filling().activity() == Activity.WORKING
                : migration.phase() == Phase.DROPPING
                        || (migration.phase() != Phase.FILLING
                                && status.filling().activity() == Activity.WORKING);
    }
}
