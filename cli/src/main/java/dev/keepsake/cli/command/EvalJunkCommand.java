package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.screening.JunkEvaluation;
import dev.keepsake.eval.screening.ToldExtractor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures what is kept out of a memory, and what should not be. */
@Command(
        name = "junk",
        description = {
            "Measure how much junk is kept out, and how much that is worth keeping is kept out with it: invented profiles, what"
                    + " agents are told about themselves, what timers report, memories that come back as answers, guesses.",
            "The sentences come with the program; half of them were set aside before anything was tuned."
        })
final class EvalJunkCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalJunkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ToldExtractor extractor = new ToldExtractor();
        Places told = config -> new DirectoryPlace(
                Keepsake.open(KeepsakeOptions.in(config.data())
                        .withEmbedder(config.embedder())
                        .withExtractor(extractor)),
                config);
        Findings found = workplace.measure(
                surroundings,
                told,
                (subject, progress) ->
                        new JunkEvaluation(subject, extractor, EvaluationOptions.STANDARD, progress).run());
        return reports.publish(found, surroundings).number();
    }
}
