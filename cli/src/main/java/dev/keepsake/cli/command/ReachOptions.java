package dev.keepsake.cli.command;

import dev.keepsake.api.Reach;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.FilterReader;
import dev.keepsake.server.wire.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which memories a reading command looks at. */
final class ReachOptions {

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Option(
            names = "--everyone",
            description = "Look at the memories of every user, agent, app and run of the project.")
    private boolean everyone;

    @Option(
            names = "--filter",
            paramLabel = "JSON",
            description = {
                "Only memories that satisfy this filter, in the grammar of the REST API, such as",
                "'{\"AND\": [{\"created_at\": {\"gte\": \"2026-01-01\"}}, {\"metadata\": {\"topic\": \"food\"}}]}'."
            })
    private @Nullable String filter;

    @Option(names = "--superseded", description = "Include memories that newer ones have replaced.")
    private boolean superseded;

    @Option(names = "--expired", description = "Include memories past their last day.")
    private boolean expired;

    Reach reach() {
        return reach(everyone);
    }

    /** The reach, over the whole project when nobody is named. */
    Reach reachOrEverything() {
        return reach(everyone || (owners.scope().isAny() && filter == null));
    }

    private Reach reach(boolean wholeProject) {
        Scope scope = owners.scope();
        Filter condition = filter();
        if (!wholeProject && scope.isAny() && filter == null) {
            throw KeepsakeException.invalid(
                    "Say whose memories are meant: --user, --agent, --app or --run, or --everyone for the whole project");
        }
        return new Reach(scope, condition, superseded, expired, wholeProject);
    }

    private Filter filter() {
        return filter == null
                ? Filter.all()
                : FilterReader.SELF_HOSTED.read(Json.read(filter.getBytes(StandardCharsets.UTF_8)));
    }
}
