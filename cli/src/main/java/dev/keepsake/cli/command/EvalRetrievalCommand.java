package dev.keepsake.cli.command;

import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.RetrievalEvaluation;
import dev.keepsake.eval.dataset.DatasetSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how much evidence searches find. */
@Command(
        name = "retrieval",
        description = {
            "Measure how much of the evidence searches find, by keyword, by vector and by both.",
            "No LLM and no judge is involved. The memories are kept in a temporary directory unless --data names one,"
                    + " which must be empty."
        })
final class EvalRetrievalCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final EvalDatasetOptions dataset = new EvalDatasetOptions();

    @Mixin
    private final EvalReportOptions reports = new EvalReportOptions();

    @Option(
            names = "--top-k",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many memories each search returns, at least 50 (default: ${DEFAULT-VALUE}).")
    private int topK;

    @Option(names = "--ablation", description = "Add a row without each of the signals, which says what it is worth.")
    private boolean ablation;

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalRetrievalCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        EvaluationOptions standing = EvaluationOptions.STANDARD.withTopK(topK);
        EvaluationOptions options = ablation ? standing.withAblation() : standing;
        DatasetSource questions = dataset.open(surroundings);
        Report found = workplace.measure(
                surroundings,
                (subject, progress) -> new RetrievalEvaluation(subject, options, progress).run(questions));
        reports.publish(found, surroundings);
        return ExitCode.OK.number();
    }
}
