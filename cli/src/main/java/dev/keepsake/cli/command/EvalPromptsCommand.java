package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.LocomoObservations;
import dev.keepsake.eval.prompts.PromptEvaluation;
import dev.keepsake.eval.prompts.ReplayingModel;
import dev.keepsake.models.tokens.BytePairTokens;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the tokens of the prompts that adds send to a chat model. */
@Command(
        name = "prompts",
        description = {
            "Count the tokens of the prompts that adds send to a chat model, without asking one.",
            "The observations that come with LoCoMo answer in place of a model, so that what is known grows. Tokens are those"
                    + " of o200k_base."
        })
final class EvalPromptsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final EvalDatasetOptions dataset = new EvalDatasetOptions();

    @Option(
            names = "--turns",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add N turns at once; 0 adds a whole session (default: ${DEFAULT-VALUE}).")
    private int turns;

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalPromptsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (turns < 0) {
            throw KeepsakeException.invalid("--turns is at least 0; got " + turns);
        }
        DatasetSource source = dataset.open(surroundings);
        LocomoObservations observations = LocomoObservations.read(dataset.file(surroundings));
        ReplayingModel model = new ReplayingModel();
        Places places = config -> new DirectoryPlace(
                Keepsake.open(KeepsakeOptions.in(config.data())
                        .withEmbedder(config.embedder())
                        .withChatModel(model)),
                config);
        Findings found = workplace.measure(
                surroundings,
                places,
                (subject, progress) -> new PromptEvaluation(subject, model, new BytePairTokens(), turns, progress)
                        .run(source, observations));
        return reports.publish(found, surroundings).number();
    }
}
