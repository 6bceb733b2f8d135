package dev.keepsake.cli.command;

import dev.keepsake.error.KeepsakeException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a key's power away. */
@Command(name = "revoke", description = "Revoke a key of --project: from then on it opens nothing.")
final class KeysRevokeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The id of the key, as 'keys list' shows it.")
    private UUID id = new UUID(0, 0);

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    KeysRevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.open(surroundings)) {
            var project = place.config(surroundings).project();
            var now = surroundings.clock().instant();
            if (!opened.upkeep().keys().revoke(project, id, now)) {
                throw KeepsakeException.notFound("The project " + project + " has no active key " + id);
            }
            surroundings.print("Revoked the key " + id);
        }
        return ExitCode.OK.number();
    }
}
