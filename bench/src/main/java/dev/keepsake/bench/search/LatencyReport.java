package dev.keepsake.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Latencies in milliseconds: rows by what is asked, columns by how much there is. */
final class LatencyReport {

    private LatencyReport() {}

    /**
     * A table in Markdown; a row that was not measured at a size is empty there.
     *
     * @param stages the histograms, in microseconds, at each number of memories
     */
    static String table(Map<Long, Map<Row, Histogram>> stages) {
        List<Row> rows = stages.values().stream()
                .flatMap(stage -> stage.keySet().stream())
                .distinct()
                .toList();
        StringBuilder head = new StringBuilder("| p50 / p95 / p99 ms |");
        StringBuilder rule = new StringBuilder("|---|");
        for (long size : stages.keySet()) {
            head.append(String.format(Locale.ROOT, " %,d |", size));
            rule.append("---|");
        }
        List<String> lines = new ArrayList<>(List.of(head.toString(), rule.toString()));
        for (Row row : rows) {
            StringBuilder line = new StringBuilder("| " + row.name() + " |");
            for (Map<Row, Histogram> stage : stages.values()) {
                Histogram micros = stage.get(row);
                line.append(micros == null ? " |" : " " + cell(micros) + " |");
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    /** One stage at once, with the longest. */
    static String lines(Map<Row, Histogram> stage) {
        List<String> lines = new ArrayList<>();
        stage.forEach((row, micros) -> lines.add(String.format(
                Locale.ROOT,
                "  %-36s %24s   longest %8.2f   of %,d",
                row.name(),
                cell(micros),
                micros.getMaxValue() / 1000.0,
                micros.getTotalCount())));
        return String.join("\n", lines);
    }

    private static String cell(Histogram micros) {
        return String.format(
                Locale.ROOT,
                "%.2f / %.2f / %.2f",
                percentile(micros, 50),
                percentile(micros, 95),
                percentile(micros, 99));
    }

    private static double percentile(Histogram micros, double percent) {
        return micros.getValueAtPercentile(percent) / 1000.0;
    }
}
