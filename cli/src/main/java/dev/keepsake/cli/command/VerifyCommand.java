package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks what must always hold. */
@Command(
        name = "verify",
        description = {
            "Check a data directory: what must always hold, holds.",
            "Every memory is in the index exactly once, every history ends in its memory, every source exists. Exits with 1"
                    + " when something does not hold."
        })
public final class VerifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> violations;
        try (Place opened = place.open(surroundings)) {
            Upkeep upkeep = opened.upkeep();
            surroundings.remark("Checking " + opened.name());
            violations = upkeep.verify();
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new ViolationsJson(violations)));
        } else {
            violations.forEach(surroundings::print);
            surroundings.print(
                    violations.isEmpty()
                            ? surroundings.style().good("Everything holds")
                            : surroundings
                                    .style()
                                    .bad(violations.size() + " violations; 'keepsake reindex' repairs an index"));
        }
        return (violations.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    /** What {@code verify --json} prints. */
    record ViolationsJson(List<String> violations) {}
}
