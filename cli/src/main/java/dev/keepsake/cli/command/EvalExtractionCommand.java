package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.LocomoObservations;
import dev.keepsake.eval.extraction.ExtractionEvaluation;
import dev.keepsake.eval.extraction.RecordedExtractor;
import dev.keepsake.extract.Extractor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what extraction keeps, and what searches over facts and turns find of it. */
@Command(
        name = "extraction",
        description = {
            "Measure what extracted facts cover of the evidence, in how many words, and what searches for facts, for"
                    + " turns and for both find.",
            "With --recorded the facts that come with LoCoMo are replayed in place of the rules' own, so that the path"
                    + " behind an extractor is measured with the facts of a language model, and without asking one."
        })
final class EvalExtractionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final EvalDatasetOptions dataset = new EvalDatasetOptions();

    @Option(names = "--recorded", description = "Replay the observations in the file, which is one of LoCoMo's.")
    private boolean recorded;

    @Mixin
    private final EvalReportOptions reports = new EvalReportOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalExtractionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DatasetSource questions = dataset.open(surroundings);
        Path file = dataset.file(surroundings);
        Report found = recorded
                ? measure(
                        questions,
                        reading(new RecordedExtractor(LocomoObservations.read(file))),
                        "the dataset's own observations, replayed by an extractor that asks no model")
                : measure(questions, surroundings.places(), "rules");
        reports.publish(found, surroundings);
        return ExitCode.OK.number();
    }

    /** Data directories into which facts are read by {@code extractor}. */
    private static Places reading(Extractor extractor) {
        return config -> {
            KeepsakeOptions options = KeepsakeOptions.in(config.data())
                    .withEmbedder(config.embedder())
                    .withExtractor(extractor);
            return new DirectoryPlace(Keepsake.open(options), config);
        };
    }

    private Report measure(DatasetSource questions, Places places, String extractor) {
        return workplace.measure(
                surroundings,
                places,
                (subject, progress) -> new ExtractionEvaluation(
                                subject.with("extractor", extractor), EvaluationOptions.STANDARD, progress)
                        .run(questions));
    }
}
