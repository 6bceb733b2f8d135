package dev.keepsake.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as lines for a terminal. */
public final class ComparisonFormat {

    private static final List<Metric> SHOWN =
            List.of(Metric.RECALL_5, Metric.RECALL_10, Metric.RECALL_20, Metric.RECALL_50, Metric.MRR);

    private ComparisonFormat() {}

    /** Differences now minus before; wins and losses by recall@10. */
    public static String table(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "against %s (%s), %s, %d questions without a pair",
                comparison.file(),
                comparison.system(),
                comparison.sameDataset() ? "the same dataset" : "ANOTHER DATASET FILE",
                comparison.unpaired()));
        StringBuilder heading = new StringBuilder(text("%-30s %5s", "now minus before", "n"));
        SHOWN.forEach(metric -> heading.append(text(" %7s", metric.heading())));
        lines.add(heading + "  wins losses  R@10 95 % interval");
        lines.add(line(comparison.overall()));
        comparison.categories().values().forEach(outcome -> lines.add(line(outcome)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Comparison.Outcome outcome) {
        StringBuilder line = new StringBuilder(text("  %-28s %5d", outcome.name(), outcome.n()));
        SHOWN.forEach(metric -> line.append(text(" %+7.3f", outcome.means().get(metric))));
        line.append(text("  %4d %6d", outcome.wins(), outcome.losses()));
        Interval interval = outcome.interval95().get(Metric.RECALL_10);
        return interval == null ? line.toString() : line + text("  %+.3f to %+.3f", interval.low(), interval.high());
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
