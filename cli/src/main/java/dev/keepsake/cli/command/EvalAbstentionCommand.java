package dev.keepsake.cli.command;

import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.abstention.AbstentionEvaluation;
import dev.keepsake.eval.dataset.DatasetSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures whether scores tell that nothing is known. */
@Command(
        name = "abstention",
        description = "Measure whether the top score tells questions that can be answered from those that cannot:"
                + " the area under the ROC curve.")
final class EvalAbstentionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final EvalDatasetOptions dataset = new EvalDatasetOptions();

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalAbstentionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DatasetSource questions = dataset.open(surroundings);
        Findings found = workplace.measure(
                surroundings,
                (subject, progress) ->
                        new AbstentionEvaluation(subject, EvaluationOptions.STANDARD, progress).run(questions));
        return reports.publish(found, surroundings).number();
    }
}
