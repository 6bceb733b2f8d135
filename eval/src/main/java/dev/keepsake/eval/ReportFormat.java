package dev.keepsake.eval;

import dev.keepsake.eval.dataset.DatasetSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a table for people and as JSON for programs. */
public final class ReportFormat {

    private static final int MOST_NAMED = 12;
    /** The width of the first column. */
    private static final int TITLE = 30;

    private ReportFormat() {}

    /** A JSON object; {@code overall}, {@code categories} and {@code questions} are those of the system reported on. */
    public static String json(Report report) {
        return JsonFiles.json(report);
    }

    /** Writes {@link #json} to a file, in place of whatever it held. */
    public static void write(Report report, Path file) {
        JsonFiles.write(json(report), file);
    }

    /** Lines for a terminal of 120 columns. */
    public static String table(Report report) {
        List<String> lines = new ArrayList<>();
        heading(report, lines);
        lines.add("");
        Report.Group overall = report.ours().overall();
        columns(overall.name() + ", n = " + overall.n(), lines);
        report.systems().forEach(system -> row(system.system(), system.overall(), lines));
        intervals(report, lines);
        sessions(report, lines);
        latency(report, lines);
        report.ours().categories().forEach((key, group) -> {
            lines.add("");
            String title = key.equals(group.name()) ? key : key + " " + group.name();
            columns(title + ", n = " + group.n(), lines);
            report.systems()
                    .forEach(system -> row(system.system(), system.categories().get(key), lines));
        });
        report.figures().forEach((name, value) -> lines.add(text("  %-46s %8.3f", name, value)));
        return String.join("\n", lines) + "\n";
    }

    /** One row per conversation, of the answerable questions of the system reported on. */
    public static String conversations(Report report) {
        Map<String, List<Scores>> byConversation = new LinkedHashMap<>();
        for (Report.QuestionRow row : report.ours().questions()) {
            if (row.category().answerable()) {
                byConversation
                        .computeIfAbsent(row.conversation(), id -> new ArrayList<>())
                        .add(row.scores());
            }
        }
        List<String> lines = new ArrayList<>();
        columns(report.ours().system() + ", each conversation", lines);
        byConversation.forEach((id, scores) -> row(
                text("%s, n = %d", id, scores.size()),
                new Report.Group(id, scores.size(), Scores.mean(scores), Map.of()),
                lines));
        return String.join("\n", lines) + "\n";
    }

    private static void heading(Report report, List<String> lines) {
        DatasetSummary dataset = report.dataset();
        Report.Setup setup = report.setup();
        String commit = setup.commit();
        lines.add(report.benchmark() + ", Keepsake " + setup.version() + (commit == null ? "" : ", commit " + commit));
        lines.add(text("  dataset    %s, SHA-256 %s", dataset.file(), dataset.sha256()));
        lines.add(text(
                "             %d conversations%s, %,d turns, %,d questions",
                dataset.conversations().size(), named(dataset.conversations()), dataset.turns(), dataset.questions()));
        lines.add(text(
                "             evidence repaired %d, dropped %d; questions without evidence, skipped: %d",
                dataset.repairs().evidenceRepaired(),
                dataset.repairs().evidenceDropped(),
                dataset.repairs().questionsSkipped()));
        lines.add("  embedder   " + setup.embedder());
        if (setup.modelSha256() != null) {
            lines.add("             model file SHA-256 " + setup.modelSha256());
        }
        lines.add(text("  searched   top_k %d, no LLM, no reranker, seed %d", setup.topK(), setup.seed()));
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

    private static String named(List<String> conversations) {
        return conversations.size() > MOST_NAMED ? "" : " (" + String.join(" ", conversations) + ")";
    }

    private static void columns(String title, List<String> lines) {
        if (title.length() > TITLE) {
            lines.add(title);
        }
        StringBuilder line = new StringBuilder(text("%-30s", title.length() > TITLE ? "" : title));
        for (Metric metric : Metric.OF_TURNS) {
            line.append(text(" %7s", metric.heading()));
        }
        lines.add(line.toString());
    }

    private static void row(String name, Report.@Nullable Group group, List<String> lines) {
        StringBuilder line = new StringBuilder(text("  %-28s", name));
        for (Metric metric : Metric.OF_TURNS) {
            line.append(
                    group == null ? "       -" : text(" %7.3f", group.means().get(metric)));
        }
        lines.add(line.toString());
    }

    private static void sessions(Report report, List<String> lines) {
        for (Report.SystemReport system : report.systems()) {
            lines.add(text(
                    "  %s, evidence sessions among the first 5 sessions %.3f, 10 sessions %.3f",
                    system.system(),
                    system.overall().means().get(Metric.SESSION_5),
                    system.overall().means().get(Metric.SESSION_10)));
        }
    }

    private static void latency(Report report, List<String> lines) {
        for (Report.SystemReport system : report.systems()) {
            StringBuilder line = new StringBuilder("  " + system.system() + ", one search in ms:");
            system.searchMillis().forEach((percentile, millis) -> line.append(text(" %s %.1f", percentile, millis)));
            lines.add(line.toString());
        }
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
