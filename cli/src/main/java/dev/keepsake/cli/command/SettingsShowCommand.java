package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.store.ProjectSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how a project wants its adds read. */
@Command(name = "show", description = "Show how the project wants its adds read.")
final class SettingsShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    SettingsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.open(surroundings)) {
            print(opened.upkeep().ofProject().settings(), output.json(), surroundings);
        }
        return ExitCode.OK.number();
    }

    static void print(ProjectSettings settings, boolean json, Surroundings surroundings) {
        SettingsJson shown = SettingsJson.of(settings);
        if (json) {
            surroundings.print(JsonOutput.line(shown));
            return;
        }
        Table table = new Table(1, "SETTING", "VALUE");
        row(table, "policy", shown.policy());
        row(table, "instructions", shown.instructions());
        row(table, "agent-instructions", shown.agentInstructions());
        row(table, "includes", shown.includes());
        row(table, "excludes", shown.excludes());
        row(
                table,
                "categories",
                shown.categories().isEmpty()
                        ? null
                        : String.join(", ", shown.categories().keySet()));
        row(table, "budget-tokens", shown.budgetTokens());
        row(table, "budget-money", shown.budgetMoney());
        row(table, "quarantine-days", shown.quarantineDays());
        table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
    }

    private static void row(Table table, String setting, @Nullable Object value) {
        table.add(setting, value == null ? "-" : value.toString());
    }
}
