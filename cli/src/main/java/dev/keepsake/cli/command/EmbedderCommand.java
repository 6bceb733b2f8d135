package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderUpkeep;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The way from one embedder to another; each step of it is a command below this one. */
@Command(
        name = "embedder",
        description = {
            "Change the embedder while everything goes on: a second index is filled beside the first, compared with it, and"
                    + " switched to.",
            "In order: migrate, status until it is READY, compare, switch, and then finish or rollback. Works on a running"
                    + " server with --url and a key of its default project, or on a data directory that nobody has open."
        },
        synopsisSubcommandLabel = "(status | migrate | compare | retry | switch | rollback | finish | cancel)")
public final class EmbedderCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private EmbedderCommand() {}

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new EmbedderCommand())
                .addSubcommand(act(
                        surroundings,
                        "status",
                        EmbedderUpkeep::status,
                        "Say which embedder is in use and how the change goes."))
                .addSubcommand(new EmbedderMigrateCommand(surroundings))
                .addSubcommand(new EmbedderCompareCommand(surroundings))
                .addSubcommand(act(
                        surroundings,
                        "retry",
                        EmbedderUpkeep::retrySetAside,
                        "Try once more what an embedder refuses and was set aside; also after finish."))
                .addSubcommand(take(
                        surroundings,
                        "switch",
                        EmbedderUpkeep::switchOver,
                        "Search by the new embedder from now on. The old one is kept up to date until finish."))
                .addSubcommand(take(
                        surroundings,
                        "rollback",
                        EmbedderUpkeep::rollBack,
                        "Search by the old embedder again, at once."))
                .addSubcommand(act(
                        surroundings,
                        "finish",
                        EmbedderUpkeep::finish,
                        "Drop the vectors and the index of the old embedder. There is no way back from this."))
                .addSubcommand(act(
                        surroundings,
                        "cancel",
                        EmbedderUpkeep::cancel,
                        "Drop the vectors and the index of the new embedder, which is not in use."));
    }

    private static CommandLine take(
            Surroundings surroundings, String name, EmbedderTakeCommand.Act act, String description) {
        CommandLine line = new CommandLine(new EmbedderTakeCommand(surroundings, act));
        line.getCommandSpec().name(name).usageMessage().description(description);
        return line;
    }

    private static CommandLine act(
            Surroundings surroundings, String name, EmbedderActCommand.Act act, String description) {
        CommandLine line = new CommandLine(new EmbedderActCommand(surroundings, act));
        line.getCommandSpec().name(name).usageMessage().description(description);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do with the embedder: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
