package dev.keepsake.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measurements; each is a command below this one. */
@Command(
        name = "eval",
        description = "Measure quality through the public API, with no LLM and no judge.",
        synopsisSubcommandLabel = "MEASUREMENT")
public final class EvalCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private EvalCommand() {}

    /** The command with its measurements. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new EvalCommand())
                .addSubcommand(new EvalRetrievalCommand(surroundings))
                .addSubcommand(new EvalExtractionCommand(surroundings))
                .addSubcommand(new EvalPromptsCommand(surroundings))
                .addSubcommand(new EvalUpdatesCommand(surroundings))
                .addSubcommand(new EvalTimeCommand(surroundings))
                .addSubcommand(new EvalAbstentionCommand(surroundings))
                .addSubcommand(new EvalIsolationCommand(surroundings))
                .addSubcommand(new EvalJunkCommand(surroundings))
                .addSubcommand(new EvalPoisoningCommand(surroundings))
                .addSubcommand(new EvalOwnCommand(surroundings))
                .addSubcommand(new EvalLanguagesCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to measure: " + String.join(", ", spec.subcommands().keySet()));
    }
}
