package dev.keepsake.cli;

import dev.keepsake.cli.command.AddCommand;
import dev.keepsake.cli.command.CanaryCommand;
import dev.keepsake.cli.command.ConfigCommand;
import dev.keepsake.cli.command.ConsolidateCommand;
import dev.keepsake.cli.command.DeleteCommand;
import dev.keepsake.cli.command.DoctorCommand;
import dev.keepsake.cli.command.EmbedderCommand;
import dev.keepsake.cli.command.EvalCommand;
import dev.keepsake.cli.command.ExitCode;
import dev.keepsake.cli.command.ExportCommand;
import dev.keepsake.cli.command.GetCommand;
import dev.keepsake.cli.command.HealthCommand;
import dev.keepsake.cli.command.HistoryCommand;
import dev.keepsake.cli.command.ImportCommand;
import dev.keepsake.cli.command.JobsCommand;
import dev.keepsake.cli.command.KeysCommand;
import dev.keepsake.cli.command.ListCommand;
import dev.keepsake.cli.command.QuarantineCommand;
import dev.keepsake.cli.command.ReindexCommand;
import dev.keepsake.cli.command.RelationsCommand;
import dev.keepsake.cli.command.ResetCommand;
import dev.keepsake.cli.command.SearchCommand;
import dev.keepsake.cli.command.ServeCommand;
import dev.keepsake.cli.command.SettingsCommand;
import dev.keepsake.cli.command.Surroundings;
import dev.keepsake.cli.command.UpdateCommand;
import dev.keepsake.cli.command.VerifyCommand;
import dev.keepsake.cli.command.Version;
import dev.keepsake.cli.command.VersionCommand;
import dev.keepsake.cli.command.WhyCommand;
import dev.keepsake.cli.output.Style;
import dev.keepsake.error.KeepsakeException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The commands, what their help looks like, and how a failure becomes a sentence and an exit code. */
public final class CommandLineOfKeepsake {

    private static final String VERBOSE = "--verbose";

    private final Surroundings surroundings;
    private final RootCommand root = new RootCommand();
    private final CommandLine commands;

    public CommandLineOfKeepsake(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.commands = assemble();
    }

    /** Runs one command; the answer is its exit code. */
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    /** The commands, for whoever wants to write down their help. */
    CommandLine commands() {
        return commands;
    }

    private CommandLine assemble() {
        CommandLine line = new CommandLine(root)
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new AddCommand(surroundings))
                .addSubcommand(new SearchCommand(surroundings))
                .addSubcommand(new WhyCommand(surroundings))
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new RelationsCommand(surroundings))
                .addSubcommand(new GetCommand(surroundings))
                .addSubcommand(new HistoryCommand(surroundings))
                .addSubcommand(new UpdateCommand(surroundings))
                .addSubcommand(new DeleteCommand(surroundings))
                .addSubcommand(new ResetCommand(surroundings))
                .addSubcommand(new ImportCommand(surroundings))
                .addSubcommand(new ExportCommand(surroundings))
                .addSubcommand(KeysCommand.with(surroundings))
                .addSubcommand(SettingsCommand.with(surroundings))
                .addSubcommand(ConfigCommand.with(surroundings))
                .addSubcommand(QuarantineCommand.with(surroundings))
                .addSubcommand(JobsCommand.with(surroundings))
                .addSubcommand(ConsolidateCommand.with(surroundings))
                .addSubcommand(EmbedderCommand.with(surroundings))
                .addSubcommand(new ReindexCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(EvalCommand.with(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new HealthCommand(surroundings))
                .addSubcommand(new CanaryCommand(surroundings))
                .addSubcommand(new VersionCommand(surroundings));
        line.getCommandSpec().version("Keepsake " + Version.CURRENT);
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().usageMessage().abbreviateSynopsis(true));
        line.setOut(writer(surroundings.terminal().out()));
        line.setErr(writer(surroundings.terminal().err()));
        line.setColorScheme(Help.defaultColorScheme(
                surroundings.terminal().style(surroundings.environment()) == Style.COLOURED
                        ? Help.Ansi.ON
                        : Help.Ansi.OFF));
        line.setUsageHelpWidth(surroundings.terminal().width());
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        line.setParameterExceptionHandler((failure, arguments) -> misused(failure));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static Map<String, String> exitCodes() {
        return Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(
                        code -> String.valueOf(code.number()),
                        ExitCode::meaning,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private int failed(Exception failure) {
        if (root.verbose()) {
            failure.printStackTrace(surroundings.terminal().err());
        }
        if (failure instanceof KeepsakeException known) {
            complain(String.valueOf(known.getMessage()));
            return ExitCode.of(known.category()).number();
        }
        complain("A defect of this program (" + failure.getClass().getSimpleName() + ")"
                + (root.verbose() ? "" : "; the same command with " + VERBOSE + " shows where"));
        return ExitCode.FAILED.number();
    }

    private int misused(CommandLine.ParameterException failure) {
        String path = failure.getCommandLine().getCommandSpec().qualifiedName();
        complain(String.valueOf(failure.getMessage()));
        surroundings.terminal().err().println("'" + path + " --help' says what it takes");
        return ExitCode.USAGE.number();
    }

    private void complain(String sentence) {
        Style style = surroundings.terminal().style(surroundings.environment());
        surroundings.terminal().err().println(style.bad("keepsake: ") + sentence);
    }
}
