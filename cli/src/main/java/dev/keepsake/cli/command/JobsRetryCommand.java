package dev.keepsake.cli.command;

import dev.keepsake.api.JobUpkeep;
import dev.keepsake.cli.output.JsonOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries jobs again. */
@Command(
        name = "retry",
        description = {
            "Try jobs at once. A dead one begins anew with its attempts.",
            "In a data directory they are tried while this command runs; what fails again waits for the next start."
        })
final class JobsRetryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    JobsRetryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** One or more by name, or all dead ones. */
    private static final class Which {

        @Parameters(arity = "1..*", paramLabel = "ID", description = "The ids of the jobs.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--all", description = "Every dead job of the project.")
        private boolean all;
    }

    @Override
    public Integer call() {
        List<UUID> ids = which.ids.stream().map(JobsCommand::id).toList();
        int retried = ids.size();
        try (Place opened = place.open(surroundings)) {
            JobUpkeep jobs = opened.jobs();
            if (which.all) {
                retried = jobs.retryDead();
            } else {
                ids.forEach(jobs::retryJob);
            }
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new RetriedJson(retried)));
        } else {
            surroundings.print("Tried again: " + retried);
        }
        return ExitCode.OK.number();
    }

    /** What {@code jobs retry --json} prints. */
    record RetriedJson(int retried) {}
}
