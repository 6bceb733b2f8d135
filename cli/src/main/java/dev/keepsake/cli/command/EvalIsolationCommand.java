package dev.keepsake.cli.command;

import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.isolation.IsolationEvaluation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures whether tenants see anything of each other. */
@Command(
        name = "isolation",
        description =
                "Load many tenants with hostile ids side by side, and look for results of others and for rankings that"
                        + " others change.")
final class EvalIsolationCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--tenants",
            paramLabel = "N",
            defaultValue = "60",
            description = "How many tenants there are besides the one whose rankings are watched (default:"
                    + " ${DEFAULT-VALUE}).")
    private int tenants;

    @Mixin
    private final EvalSeedOptions seed = new EvalSeedOptions();

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalIsolationCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        EvaluationOptions options = seed.applied(EvaluationOptions.STANDARD);
        Findings found = workplace.measure(
                surroundings,
                (subject, progress) -> new IsolationEvaluation(subject, options, tenants, progress).run());
        return reports.publish(found, surroundings).number();
    }
}
