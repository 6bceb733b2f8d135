package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Style;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds everything that is wrong with the configuration. */
@Command(
        name = "check",
        description = {
            "Find everything that is wrong with the configuration, say where it was said and what to do about it.",
            "Exits with 5 when there is a problem; a remark is none. 'keepsake doctor' tries what this finds in order."
        })
final class ConfigCheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration found = place.read(surroundings, List.of(), true);
        if (output.json()) {
            surroundings.print(JsonOutput.line(new FoundJson(found.problems(), found.remarks())));
        } else {
            Style style = surroundings.style();
            found.problems().forEach(problem -> print(style.bad("problem"), problem));
            found.remarks().forEach(remark -> print(style.warning("remark "), remark));
            if (found.problems().isEmpty()) {
                surroundings.print(style.good("The configuration can be used"));
            }
        }
        return (found.problems().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).number();
    }

    private void print(String word, Problem problem) {
        String subject = problem.key().isEmpty() || problem.key().equals(problem.where())
                ? problem.where()
                : problem.where() + "  " + problem.key();
        surroundings.print(word + "  " + subject);
        surroundings.print("         " + problem.problem());
        surroundings.print("         -> " + problem.cure());
    }

    /** What {@code config check --json} prints. */
    record FoundJson(List<Problem> problems, List<Problem> remarks) {}
}
