package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.Effective;
import dev.keepsake.config.Where;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what counts, and who said so. */
@Command(
        name = "show",
        description = {
            "Show every value that was set and where it was set; no secret is shown and none is fetched from a vault.",
            "What cannot be used is left out; 'keepsake config check' says why."
        })
final class ConfigShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--defaults", description = "Show what holds by default too.")
    private boolean defaults;

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    ConfigShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration found = place.read(surroundings, List.of(), false);
        List<Effective> values = found.effective().stream()
                .filter(value -> defaults || value.where().place() != Where.Place.DEFAULT)
                .toList();
        if (output.json()) {
            surroundings.print(JsonOutput.line(
                    new ValuesJson(values.stream().map(ValueJson::of).toList())));
        } else if (values.isEmpty()) {
            surroundings.print("Nothing is set; --defaults shows what holds then");
        } else {
            Table table = new Table(1, "KEY", "VALUE", "FROM");
            values.forEach(value -> table.add(
                    value.key(),
                    value.value().isEmpty() ? "-" : value.value(),
                    value.where().toString()));
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
        if (!found.problems().isEmpty()) {
            surroundings.remark(found.problems().size() + " problems; 'keepsake config check' names them");
        }
        return ExitCode.OK.number();
    }

    /** What {@code config show --json} prints. */
    record ValuesJson(List<ValueJson> values) {}

    /** One value; {@code from} is the file and line, the variable, the flag or {@code default}. */
    record ValueJson(String key, String value, String from) {

        static ValueJson of(Effective value) {
            return new ValueJson(value.key(), value.value(), value.where().toString());
        }
    }
}
