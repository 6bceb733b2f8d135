package dev.keepsake.cli.command;

import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.api.ScopesRequest;
import dev.keepsake.api.Upkeep;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.WireConsolidation;
import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts memories in order; taking that back, and how long to keep them, are commands below this one. */
@Command(
        name = "consolidate",
        description = {
            "Put memories in order: merge duplicates, join fragments, report contradictions, write a profile of each user, and"
                    + " delete what has expired or been kept long enough.",
            "Each scope is one operation; 'keepsake consolidate undo ID' brings everything back as it was. With --dry-run"
                    + " nothing is changed. A running server has its directory to itself: ask it, or stop it for this."
        },
        synopsisSubcommandLabel = "[undo | retention]")
public final class ConsolidateCommand implements Callable<Integer> {

    private static final PageRequest ALL = PageRequest.first(Integer.MAX_VALUE);

    private final Surroundings surroundings;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--steps",
            paramLabel = "STEP",
            split = ",",
            description = "Only these: retention, duplicates, fragments, contradictions, profile (default: all).")
    private List<String> steps = new ArrayList<>();

    @Option(names = "--everyone", description = "Every user, agent, app and run of the project.")
    private boolean everyone;

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    private ConsolidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The command with those below it. */
    public static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new ConsolidateCommand(surroundings))
                .addSubcommand(new ConsolidateUndoCommand(surroundings))
                .addSubcommand(new ConsolidateRetentionCommand(surroundings));
    }

    @Override
    public Integer call() {
        if (everyone != owners.scope().isAny()) {
            throw KeepsakeException.invalid(
                    "Say whose memories are meant: --user, --agent, --app or --run, or --everyone for the whole project");
        }
        Set<ConsolidationStep> wanted = WireConsolidation.steps(steps);
        List<Consolidation> done = new ArrayList<>();
        try (Place opened = place.open(surroundings)) {
            Upkeep upkeep = opened.upkeep().ofProject();
            List<Scope> scopes =
                    upkeep.scopes(new ScopesRequest(owners.scope(), ALL)).items();
            ProgressLine progress = surroundings.progress();
            for (Scope scope : scopes) {
                done.add(upkeep.consolidate(new ConsolidateRequest(scope, wanted, dryRun)));
                if (scopes.size() > 1) {
                    progress.step("Consolidating", done.size(), scopes.size());
                }
            }
        }
        print(done);
        return ExitCode.OK.number();
    }

    private void print(List<Consolidation> done) {
        if (output.json()) {
            surroundings.print(JsonOutput.line(new ConsolidationsJson(
                    dryRun, done.stream().map(WireConsolidation::write).toList())));
            return;
        }
        FoundLines lines = new FoundLines(dryRun, surroundings.style());
        done.stream().flatMap(one -> lines.of(one).stream()).forEach(surroundings::print);
        surroundings.print(lines.summary(done));
    }

    /** What {@code consolidate --json} prints. */
    record ConsolidationsJson(boolean dryRun, List<Map<String, Object>> consolidations) {}
}
