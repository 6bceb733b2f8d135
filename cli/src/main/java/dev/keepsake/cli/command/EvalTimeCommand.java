package dev.keepsake.cli.command;

import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.time.TimeEvaluation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures whether times are understood. */
@Command(
        name = "time",
        description = {
            "Measure whether phrases such as \"last Friday\" are resolved against the moment they were said, and"
                    + " whether filters on dates let through what they should.",
            "The sentences are made by the program. With a dataset, recall for its questions about when is measured"
                    + " too."
        })
final class EvalTimeCommand implements Callable<Integer> {

    private static final String TEMPORAL = "temporal";

    private final Surroundings surroundings;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "locomo",
            description = "The format of the file: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DatasetFormat format = DatasetFormat.LOCOMO;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A dataset whose questions about when are asked as well.")
    private @Nullable Path file;

    @Option(
            names = "--per-kind",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many sentences are made for each kind of phrase (default: ${DEFAULT-VALUE}).")
    private int perKind;

    @Mixin
    private final EvalSeedOptions seed = new EvalSeedOptions();

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalTimeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DatasetSource questions = file == null
                ? null
                : format.open(surroundings.directory().resolve(file))
                        .asking(question -> question.category().title().contains(TEMPORAL));
        EvaluationOptions options = seed.applied(EvaluationOptions.STANDARD);
        Findings found = workplace.measure(
                surroundings,
                (subject, progress) -> new TimeEvaluation(subject, options, perKind, progress).run(questions));
        return reports.publish(found, surroundings).number();
    }
}
