package dev.keepsake.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a project wants its adds read; each thing to do with it is a command below this one. */
@Command(
        name = "settings",
        description = {
            "Show or set how a project wants its adds read, where an add does not say.",
            "A running server has its directory to itself: stop it for this."
        },
        synopsisSubcommandLabel = "(show | set)")
public final class SettingsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SettingsCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new SettingsCommand())
                .addSubcommand(new SettingsShowCommand(surroundings))
                .addSubcommand(new SettingsSetCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with the settings: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
