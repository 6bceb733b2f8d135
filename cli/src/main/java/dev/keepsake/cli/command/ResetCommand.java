package dev.keepsake.cli.command;

import dev.keepsake.api.ResetRequest;
import dev.keepsake.scope.ProjectId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes everything a project has. */
@Command(
        name = "reset",
        description = "Remove everything a project has: memories, history and what was said. This cannot be undone.")
public final class ResetCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--yes-remove-everything-in-project",
            required = true,
            paramLabel = "NAME",
            description = "The name of the project, so that no other one can be meant.")
    private String project = "";

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public ResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.open(surroundings)) {
            opened.memories().reset(new ResetRequest(new ProjectId(project)));
            surroundings.print("Removed everything in the project " + project + " of " + opened.name());
        }
        return ExitCode.OK.number();
    }
}
