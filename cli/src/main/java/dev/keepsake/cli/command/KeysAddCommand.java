package dev.keepsake.cli.command;

import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.server.keys.ApiKeys;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key. */
@Command(name = "add", description = "Make a key for --project and show it, this once; it is kept nowhere.")
final class KeysAddCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What the key is for.")
    private String label = "";

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    KeysAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.openOrMake(surroundings)) {
            var clock = surroundings.clock();
            var project = place.config(surroundings).project();
            ApiKeys.Minted minted =
                    new ApiKeys(new SecureRandom(), new TimeOrderedIds(clock), clock).mint(project, label);
            opened.upkeep().keys().add(minted.stored());
            surroundings.print(minted.key());
            surroundings.remark("This key is shown this once and kept nowhere. It opens the project " + project);
        }
        return ExitCode.OK.number();
    }
}
