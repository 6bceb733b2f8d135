package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.store.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives jobs up. */
@Command(name = "discard", description = "Give jobs up. Their operations have failed; their messages stay kept.")
final class JobsDiscardCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The ids of the jobs.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    JobsDiscardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<UUID> jobs = ids.stream().map(JobsCommand::id).toList();
        List<String> discarded = new ArrayList<>();
        try (Place opened = place.open(surroundings)) {
            for (UUID job : jobs) {
                Operation ended = opened.jobs().discardJob(job);
                discarded.add(ended.id().toString());
                if (!output.json()) {
                    surroundings.print("Discarded " + ended.id());
                }
            }
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new DiscardedJson(discarded)));
        }
        return ExitCode.OK.number();
    }

    /** What {@code jobs discard --json} prints. */
    record DiscardedJson(List<String> discarded) {}
}
