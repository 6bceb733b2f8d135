package dev.keepsake.eval;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as a table for people and as JSON for programs. */
public final class ReportFormat {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportFormat() {}

    /** A JSON object; {@code overall}, {@code categories} and {@code questions} are those of the system reported on. */
    public static String json(Report report) {
        return JSON.writeValueAsString(report);
    }

    /** Writes {@link #json} to a file, in place of whatever it held. */
    public static void write(Report report, Path file) {
        try {
            Files.writeString(file, json(report));
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "Cannot write the report to " + file + "; is its directory there?",
                    e);
        }
    }

    /** Lines for a terminal of 120 columns. */
    public static String table(Report report) {
        List<String> lines = new ArrayList<>();
        heading(report, lines);
        List<Report.SystemReport> systems = new ArrayList<>(report.others());
        systems.add(report.ours());
        lines.add("");
        columns("categories 1-4, n = " + report.ours().overall().n(), lines);
        systems.forEach(system -> row(system.system(), system.overall(), lines));
        intervals(report, lines);
        for (Integer number : report.ours().categories().keySet()) {
            Report.Group group = report.ours().categories().get(number);
            lines.add("");
            columns(text("%d %s, n = %d", number, group.name(), group.n()), lines);
            systems.forEach(system -> row(system.system(), system.categories().get(number), lines));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void heading(Report report, List<String> lines) {
        Report.DatasetSummary dataset = report.dataset();
        Report.Setup setup = report.setup();
        lines.add(report.benchmark() + ", Keepsake " + setup.version());
        lines.add(text("  dataset    %s, SHA-256 %s", dataset.file(), dataset.sha256()));
        lines.add(text(
                "             %d conversations (%s), %,d turns, %,d questions",
                dataset.conversations().size(),
                String.join(" ", dataset.conversations()),
                dataset.turns(),
                dataset.questions()));
        lines.add(text(
                "             evidence repaired %d, dropped %d; questions without evidence, skipped: %d",
                dataset.repairs().evidenceRepaired(),
                dataset.repairs().evidenceDropped(),
                dataset.repairs().questionsSkipped()));
        lines.add("  embedder   " + setup.embedder());
        lines.add("  searched   top_k " + setup.topK() + ", no LLM, no reranker");
        setup.configuration().forEach((key, value) -> lines.add("  setting    " + key + " = " + value));
        lines.add(text(
                "  machine    %d cores, %s, %s",
                setup.machine().cores(), setup.machine().jvm(), setup.machine().system()));
        lines.add(text(
                "  time       %,d turns added in %.1f s (%d not stored), searched in %.1f s",
                report.timing().turnsAdded(),
                report.timing().addSeconds(),
                report.timing().notStored(),
                report.timing().searchSeconds()));
    }

    private static void columns(String title, List<String> lines) {
        StringBuilder line = new StringBuilder(text("%-30s", title));
        for (Metric metric : Metric.values()) {
            line.append(text(" %7s", metric.heading()));
        }
        lines.add(line.toString());
    }

    private static void row(String name, Report.@Nullable Group group, List<String> lines) {
        StringBuilder line = new StringBuilder(text("  %-28s", name));
        for (Metric metric : Metric.values()) {
            line.append(
                    group == null ? "       -" : text(" %7.3f", group.means().get(metric)));
        }
        lines.add(line.toString());
    }

    private static void intervals(Report report, List<String> lines) {
        Interval ours = report.ours().overall().interval95().get(Metric.RECALL_10);
        if (ours != null) {
            lines.add(text(
                    "  %s R@10 %.3f, 95 %% interval %.3f to %.3f (conversations resampled %,d times)",
                    report.ours().system(),
                    report.ours().overall().means().get(Metric.RECALL_10),
                    ours.low(),
                    ours.high(),
                    report.setup().resamples()));
        }
        for (Report.Difference difference : report.differences()) {
            Interval interval = difference.interval95().get(Metric.RECALL_10);
            if (interval != null) {
                lines.add(text(
                        "  %s minus %s, R@10 paired: %+.3f, 95 %% interval %+.3f to %+.3f",
                        report.ours().system(),
                        difference.system(),
                        difference.means().get(Metric.RECALL_10),
                        interval.low(),
                        interval.high()));
            }
        }
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
