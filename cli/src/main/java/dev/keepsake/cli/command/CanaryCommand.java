package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Style;
import dev.keepsake.cli.output.Table;
import dev.keepsake.cli.remote.RemoteOperations;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.config.Secret;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.canary.Canary;
import dev.keepsake.server.canary.CanaryReport;
import dev.keepsake.server.canary.CanaryReport.Latency;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes, finds and deletes a memory apart from everybody's. */
@Command(
        name = "canary",
        description = {
            "Write a memory, find it by a search and delete it, apart from everybody's memories and without a chat model, and say"
                    + " how long that took.",
            "Works on the data directory, or through a server with --url. Exits with 1 when a run fails."
        })
public final class CanaryCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 100;

    private final Surroundings surroundings;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many runs, 1 to 100 (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int count;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public CanaryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > MOST_RUNS) {
            throw KeepsakeException.invalid("--count is 1 to " + MOST_RUNS + ", not " + count);
        }
        KeepsakeConfig config = place.config(surroundings);
        URI url = config.client().url();
        CanaryReport report = url == null ? here() : there(url, config.client().apiKey());
        if (output.json()) {
            surroundings.print(JsonOutput.line(ReportJson.of(report)));
        } else {
            print(report);
        }
        return (report.succeeded() == report.runs() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private CanaryReport here() {
        try (Place opened = place.open(surroundings)) {
            return new Canary(opened.upkeep().projects(), UUID::randomUUID, surroundings.clock(), System::nanoTime)
                    .run(count);
        }
    }

    private CanaryReport there(URI url, @Nullable Secret key) {
        try (RemoteOperations server = new RemoteOperations(url, key == null ? null : key.value())) {
            return server.canary(count);
        }
    }

    private void print(CanaryReport report) {
        Style style = surroundings.style();
        Table table = new Table(0, "step", "p50", "p95");
        row(table, "write", report.write());
        row(table, "read", report.read());
        row(table, "delete", report.delete());
        table.lines(surroundings.terminal().width(), style).forEach(surroundings::print);
        String runs = report.succeeded() + " of " + report.runs() + " runs succeeded";
        surroundings.print(report.succeeded() == report.runs() ? style.good(runs) : style.bad(runs));
        if (report.lastFailure() != null) {
            surroundings.print("The last one " + report.lastFailure());
        }
    }

    private static void row(Table table, String step, Latency latency) {
        table.add(step, milliseconds(latency.p50()), milliseconds(latency.p95()));
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    /** What {@code canary --json} prints; times in seconds. */
    record ReportJson(
            int runs,
            int succeeded,
            LatencyJson write,
            LatencyJson read,
            LatencyJson delete,
            @Nullable String failure) {

        static ReportJson of(CanaryReport report) {
            return new ReportJson(
                    report.runs(),
                    report.succeeded(),
                    LatencyJson.of(report.write()),
                    LatencyJson.of(report.read()),
                    LatencyJson.of(report.delete()),
                    report.lastFailure());
        }
    }

    /** One step, in seconds. */
    record LatencyJson(double p50, double p95) {

        static LatencyJson of(Latency latency) {
            return new LatencyJson(latency.p50().toNanos() / 1e9, latency.p95().toNanos() / 1e9);
        }
    }
}
