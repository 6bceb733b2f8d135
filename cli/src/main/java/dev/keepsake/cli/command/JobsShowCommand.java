package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Job;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one job. */
@Command(
        name = "show",
        description = "Show one job: what it is, since when, how often it was tried and what went wrong.")
final class JobsShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The id of the job; that of an add is the id of its event.")
    private String id = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    JobsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        UUID wanted = JobsCommand.id(id);
        Job job;
        try (Place opened = place.open(surroundings)) {
            job = opened.jobs()
                    .job(wanted)
                    .orElseThrow(() -> KeepsakeException.notFound(
                            "There is no job " + wanted + "; it may have been done or discarded meanwhile"));
        }
        JobJson shown = JobJson.of(job);
        if (output.json()) {
            surroundings.print(JsonOutput.line(shown));
        } else {
            print(shown);
        }
        return ExitCode.OK.number();
    }

    private void print(JobJson job) {
        Table table = new Table(1, "JOB", job.id());
        table.add("kind", job.kind());
        table.add("state", job.state());
        table.add("episode", job.episode());
        table.add("turns", job.turns().isEmpty() ? "all" : job.turns().toString());
        table.add("created", job.created());
        table.add("attempts", job.attempts() + " since " + job.since());
        table.add(job.state().equals("dead") ? "dead since" : "due", job.due());
        table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        if (job.error() != null) {
            surroundings.print("Last failure (" + job.errorCategory() + "): " + job.error());
        }
    }
}
