package dev.keepsake.cli.command;

import dev.keepsake.eval.Comparison;
import dev.keepsake.eval.ComparisonFormat;
import dev.keepsake.eval.JsonFiles;
import dev.keepsake.eval.Plot;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.ReportFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of a report on searches. */
final class EvalReportOptions {

    @Option(
            names = "--json",
            paramLabel = "REPORT",
            description = "Write the whole report, with every question, to REPORT.")
    private @Nullable Path json;

    @Option(
            names = "--svg",
            paramLabel = "PICTURE",
            description = "Draw recall against the number of memories and against their words to PICTURE.")
    private @Nullable Path svg;

    @Option(
            names = "--against",
            paramLabel = "REPORT",
            description = "Compare with an earlier REPORT, question by question.")
    private @Nullable Path against;

    @Option(names = "--leave-one-out", description = "Show each conversation's own row as well.")
    private boolean leaveOneOut;

    void publish(Report report, Surroundings surroundings) {
        surroundings.print(ReportFormat.table(report).stripTrailing());
        if (leaveOneOut) {
            surroundings.print("\n" + ReportFormat.conversations(report).stripTrailing());
        }
        if (against != null) {
            Path earlier = surroundings.directory().resolve(against);
            surroundings.print("\n"
                    + ComparisonFormat.table(Comparison.of(report, earlier)).stripTrailing());
        }
        if (json != null) {
            Path target = surroundings.directory().resolve(json);
            ReportFormat.write(report, target);
            surroundings.remark("The whole report is in " + target);
        }
        if (svg != null) {
            Path target = surroundings.directory().resolve(svg);
            JsonFiles.write(Plot.svg(report), target);
            surroundings.remark("The picture is in " + target);
        }
    }
}
