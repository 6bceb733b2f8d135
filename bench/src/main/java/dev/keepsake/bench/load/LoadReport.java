package dev.keepsake.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Stages side by side, with what grew how much from each to the next. */
final class LoadReport {

    private static final double MEGABYTE = 1024 * 1024;

    private LoadReport() {}

    static String text(List<Stage> stages) {
        List<String> lines = new ArrayList<>();
        lines.add("machine: " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("java.vm.name")
                + " " + Runtime.version() + ", fast vector arithmetic "
                + (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? "on" : "off"));
        StringBuilder heading = new StringBuilder(String.format(Locale.ROOT, "%-40s", "memories"));
        stages.forEach(stage -> heading.append(String.format(Locale.ROOT, "%14d", stage.memories())));
        lines.add(heading + "   from each to the next");
        row(lines, "durable adds per second", stages, Stage::addsPerSecond);
        latency(lines, "one add of one message, ms", stages, Stage::singleAdd);
        latency(lines, "search, one user, ms", stages, Stage::user);
        latency(lines, "search, one user, with embedding, ms", stages, Stage::embedded);
        latency(lines, "search, whole project, ms", stages, Stage::project);
        row(lines, "heap after collection, MB", stages, stage -> stage.heapBytes() / MEGABYTE);
        row(lines, "resident, MB", stages, stage -> stage.residentBytes() / MEGABYTE);
        row(lines, "disk, MB", stages, stage -> stage.diskBytes() / MEGABYTE);
        row(lines, "reopened after a kill, ms", stages, Stage::reopenMillis);
        return String.join("\n", lines);
    }

    private static void latency(List<String> lines, String what, List<Stage> stages, Timed timed) {
        for (int percent : new int[] {50, 95, 99}) {
            row(lines, what + " p" + percent, stages, stage -> timed.of(stage).getValueAtPercentile(percent) / 1000.0);
        }
    }

    private static void row(List<String> lines, String what, List<Stage> stages, ToDoubleFunction<Stage> value) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-40s", what));
        StringBuilder ratios = new StringBuilder("  ");
        for (int i = 0; i < stages.size(); i++) {
            double now = value.applyAsDouble(stages.get(i));
            line.append(String.format(Locale.ROOT, "%14.2f", now));
            if (i > 0) {
                ratios.append(String.format(Locale.ROOT, " x%.2f", now / value.applyAsDouble(stages.get(i - 1))));
            }
        }
        lines.add(line.toString() + ratios);
    }

    /** Which of a stage's histograms. */
    private interface Timed {
        Histogram of(Stage stage);
    }
}
