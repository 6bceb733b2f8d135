package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.config.Explanation;
import dev.keepsake.config.Settings;
import dev.keepsake.error.KeepsakeException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains one setting, or lists them. */
@Command(
        name = "explain",
        description = {
            "Explain a setting: what it is for, what it takes, its default, and how it is said in a file, a variable and a flag.",
            "With the name of a section, or with nothing, list the settings there are."
        })
final class ConfigExplainCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            description = "The setting, such as chat.api-version, or its variable, or a section.")
    private @Nullable String key;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ConfigExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String wanted = key == null ? "" : key;
        if (Settings.sections().contains(wanted)) {
            list(Explanation.ofSection(wanted));
        } else {
            one(Explanation.of(wanted).orElseThrow(() -> unknown(wanted)));
        }
        return ExitCode.OK.number();
    }

    private static KeepsakeException unknown(String wanted) {
        List<String> near = Explanation.near(wanted);
        return KeepsakeException.notFound("There is no setting " + wanted
                + (near.isEmpty()
                        ? "; 'keepsake config explain' lists those there are"
                        : "; did you mean " + String.join(", ", near) + "?"));
    }

    private void list(List<Explanation> settings) {
        if (output.json()) {
            surroundings.print(JsonOutput.line(settings));
            return;
        }
        Table table = new Table(1, "KEY", "MEANING");
        settings.forEach(setting -> table.add(setting.key(), setting.meaning()));
        table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
    }

    private void one(Explanation setting) {
        if (output.json()) {
            surroundings.print(JsonOutput.line(setting));
            return;
        }
        surroundings.print(surroundings.style().bold(setting.key()));
        surroundings.print(setting.meaning());
        surroundings.print("");
        line("takes", setting.type());
        line("default", setting.byDefault());
        line("variable", setting.variable());
        setting.providerVariables()
                .forEach((name, providers) -> line("also", name + ", for " + String.join(", ", providers)));
        line("flag", setting.flag());
        line("only for", String.join(", ", setting.providers()));
        surroundings.print("");
        setting.example().lines().forEach(line -> surroundings.print("  " + line));
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            surroundings.print("  " + name + " ".repeat(10 - name.length()) + value);
        }
    }
}
