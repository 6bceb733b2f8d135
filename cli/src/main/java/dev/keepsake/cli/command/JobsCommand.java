package dev.keepsake.cli.command;

import dev.keepsake.error.KeepsakeException;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was promised and is not done; each thing to do with it is a command below this one. */
@Command(
        name = "jobs",
        description = {
            "Look at what was accepted and is not done yet: adds that wait for a model or a store to come back, turns that a"
                    + " budget left unread, and what was given up after many attempts.",
            "A dead job is not tried again until somebody says so; its messages stay kept. A running server has its directory"
                    + " to itself: ask it with --url."
        },
        synopsisSubcommandLabel = "(list | show | retry | discard)")
public final class JobsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private JobsCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new JobsCommand())
                .addSubcommand(new JobsListCommand(surroundings))
                .addSubcommand(new JobsShowCommand(surroundings))
                .addSubcommand(new JobsRetryCommand(surroundings))
                .addSubcommand(new JobsDiscardCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with the jobs: "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw KeepsakeException.invalid("The id of a job is a UUID of 36 characters");
        }
    }
}
