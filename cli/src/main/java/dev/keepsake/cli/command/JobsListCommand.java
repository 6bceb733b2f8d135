package dev.keepsake.cli.command;

import dev.keepsake.api.JobsRequest;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Job;
import dev.keepsake.store.Page;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(name = "list", description = "List jobs with their attempts and what went wrong last, oldest first.")
final class JobsListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--state", paramLabel = "STATE", description = "Only these: waiting, running or dead.")
    private @Nullable String state;

    @Mixin
    private final PageOptions paging = new PageOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    JobsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JobsRequest request = new JobsRequest(wanted(), paging.request());
        Page<Job> jobs;
        try (Place opened = place.open(surroundings)) {
            jobs = opened.jobs().jobs(request);
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(
                    new JobsJson(jobs.items().stream().map(JobJson::of).toList(), jobs.total())));
        } else {
            print(jobs);
        }
        return ExitCode.OK.number();
    }

    private Job.@Nullable State wanted() {
        String given = state;
        if (given == null) {
            return null;
        }
        return Arrays.stream(Job.State.values())
                .filter(each -> JobJson.key(each).equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() ->
                        KeepsakeException.invalid("--state takes waiting, running or dead; got \"" + given + "\""));
    }

    private void print(Page<Job> jobs) {
        if (!jobs.items().isEmpty()) {
            Table table = new Table(5, "ID", "KIND", "STATE", "ATTEMPTS", "DUE", "LAST FAILURE");
            for (Job job : jobs.items()) {
                Job.Failure failure = job.tries().failure();
                table.add(
                        job.id().toString(),
                        JobJson.key(job.task().kind()),
                        JobJson.key(job.state()),
                        Integer.toString(job.tries().attempts()),
                        job.tries().due().truncatedTo(ChronoUnit.SECONDS).toString(),
                        failure == null ? "-" : failure.message());
            }
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
        surroundings.remark(jobs.items().size() + " of " + jobs.total() + " jobs");
    }

    /** What {@code jobs list --json} prints; {@code total} counts those of all pages. */
    record JobsJson(List<JobJson> results, long total) {}
}
