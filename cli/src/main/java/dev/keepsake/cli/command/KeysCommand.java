package dev.keepsake.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The API keys of a data directory; what can be done to them are commands below this one. */
@Command(
        name = "keys",
        description = {
            "Add, list and revoke the API keys of a data directory. Each opens one project.",
            "A running server has its directory to itself: stop it for this."
        },
        synopsisSubcommandLabel = "(add | list | revoke)")
public final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private KeysCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysAddCommand(surroundings))
                .addSubcommand(new KeysListCommand(surroundings))
                .addSubcommand(new KeysRevokeCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with the keys: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
