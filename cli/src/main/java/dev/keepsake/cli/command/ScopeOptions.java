package dev.keepsake.cli.command;

import dev.keepsake.scope.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose memories are meant. */
final class ScopeOptions {

    @Option(
            names = {"-u", "--user"},
            paramLabel = "ID",
            description = "The user they belong to.")
    private @Nullable String user;

    @Option(names = "--agent", paramLabel = "ID", description = "The agent they belong to.")
    private @Nullable String agent;

    @Option(names = "--app", paramLabel = "ID", description = "The application they belong to.")
    private @Nullable String app;

    @Option(names = "--run", paramLabel = "ID", description = "The conversation or task run they belong to.")
    private @Nullable String run;

    Scope scope() {
        return new Scope(user, agent, app, run);
    }
}
