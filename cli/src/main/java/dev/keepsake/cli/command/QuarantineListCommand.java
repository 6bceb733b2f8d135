package dev.keepsake.cli.command;

import dev.keepsake.api.QuarantineRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.store.Quarantined;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists held facts. */
@Command(name = "list", description = "List held facts with the reason, newest first.")
final class QuarantineListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final PageOptions paging = new PageOptions();

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    QuarantineListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        QuarantineRequest request = new QuarantineRequest(owners.scope(), paging.request());
        Page<Quarantined> held;
        try (Place opened = place.open(surroundings)) {
            held = opened.upkeep().ofProject().quarantined(request);
        }
        if (output.json()) {
            List<HeldJson> results = held.items().stream().map(HeldJson::of).toList();
            surroundings.print(JsonOutput.line(new HeldFactsJson(results, held.total())));
        } else {
            print(held);
        }
        return ExitCode.OK.number();
    }

    private void print(Page<Quarantined> held) {
        if (!held.items().isEmpty()) {
            Table table = new Table(0, "FACT", "REASON", "UNTIL", "ID");
            for (Quarantined fact : held.items()) {
                table.add(
                        fact.fact().text(),
                        fact.reason(),
                        Times.day(fact.until()),
                        fact.id().toString());
            }
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
        surroundings.remark(held.items().size() + " of " + held.total() + " held facts");
    }

    /** What {@code quarantine list --json} prints; {@code total} counts those of all pages. */
    record HeldFactsJson(List<HeldJson> results, long total) {}

    /** One held fact; {@code until} is when it is dropped. */
    record HeldJson(
            String id,
            String text,
            String reason,
            @Nullable String user,
            @Nullable String agent,
            @Nullable String app,
            @Nullable String run,
            String since,
            String until) {

        static HeldJson of(Quarantined held) {
            Scope scope = held.scope();
            return new HeldJson(
                    held.id().toString(),
                    held.fact().text(),
                    held.reason(),
                    scope.user(),
                    scope.agent(),
                    scope.app(),
                    scope.run(),
                    held.at().toString(),
                    held.until().toString());
        }
    }
}
