package dev.keepsake.cli.command;

import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.updates.UpdateEvaluation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures whether what is known now and what was known before are told apart. */
@Command(
        name = "updates",
        description = {
            "Measure whether newer statements supersede older ones, and nothing else: made-up lives in which things are"
                    + " stated, repeated, corrected, retracted and replaced.",
            "The sentences come with the program; --seed makes other lives of them."
        })
final class EvalUpdatesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lives are made up (default: ${DEFAULT-VALUE}).")
    private int people;

    @Mixin
    private final EvalSeedOptions seed = new EvalSeedOptions();

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalUpdatesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        EvaluationOptions options = seed.applied(EvaluationOptions.STANDARD);
        Findings found = workplace.measure(
                surroundings, (subject, progress) -> new UpdateEvaluation(subject, options, people, progress).run());
        return reports.publish(found, surroundings).number();
    }
}
