package dev.keepsake.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The configuration itself; each thing to do with it is a command below this one. */
@Command(
        name = "config",
        description = {
            "Check, show and explain the configuration, or take over Mem0's.",
            "Nothing is opened and nobody is asked, but a Key Vault where a secret lies in one."
        },
        synopsisSubcommandLabel = "(check | show | explain | schema | import-mem0)")
public final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ConfigCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigCheckCommand(surroundings))
                .addSubcommand(new ConfigShowCommand(surroundings))
                .addSubcommand(new ConfigExplainCommand(surroundings))
                .addSubcommand(new ConfigSchemaCommand(surroundings))
                .addSubcommand(new ConfigImportMem0Command(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with the configuration: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
