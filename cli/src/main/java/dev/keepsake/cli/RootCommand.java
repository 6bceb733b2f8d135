package dev.keepsake.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code keepsake} itself: what holds for all commands. */
@Command(
        name = "keepsake",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpAutoWidth = false)
final class RootCommand implements Runnable {

    /** Held on to, because a logger that nobody holds forgets its level. */
    private static final Logger ALL_LOGS = Logger.getLogger("");

    @Spec
    private @Nullable CommandSpec spec;

    private boolean verbose;

    RootCommand() {
        ALL_LOGS.setLevel(Level.SEVERE);
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show logs, and where in the program a failure happened.")
    void setVerbose(boolean on) {
        verbose = on;
        ALL_LOGS.setLevel(on ? Level.INFO : Level.SEVERE);
    }

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say which command: "
                            + String.join(
                                    ", ", spec.commandLine().getSubcommands().keySet()));
        }
    }
}
