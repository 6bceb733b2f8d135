package dev.keepsake.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the quality gate holds back; each thing to do with it is a command below this one. */
@Command(
        name = "quarantine",
        description = {
            "Look at the facts that were read and not kept because they look like junk, guesses or secrets, and release them.",
            "They are no memories: no search finds them, and they are dropped after some days. A running server has its"
                    + " directory to itself: ask it, or stop it for this."
        },
        synopsisSubcommandLabel = "(list | release)")
public final class QuarantineCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private QuarantineCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new QuarantineCommand())
                .addSubcommand(new QuarantineListCommand(surroundings))
                .addSubcommand(new QuarantineReleaseCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with the held facts: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
