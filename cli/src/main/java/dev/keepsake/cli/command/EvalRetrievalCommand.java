package dev.keepsake.cli.command;

import dev.keepsake.cli.config.KeepsakeConfig;
import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Dataset;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.ReportFormat;
import dev.keepsake.eval.RetrievalEvaluation;
import dev.keepsake.eval.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how much evidence searches find. */
@Command(
        name = "retrieval",
        description = {
            "Measure how much of the evidence searches find, by keyword, by vector and by both.",
            "No LLM and no judge is involved. The memories are kept in a temporary directory unless --data names one, which"
                    + " must be empty."
        })
final class EvalRetrievalCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "locomo",
            description = "The format of the file: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DatasetFormat dataset = DatasetFormat.LOCOMO;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "The dataset as its authors publish it; it is read and never copied.")
    private Path file = Path.of("");

    @Option(
            names = "--json",
            paramLabel = "REPORT",
            description = "Write the whole report, with every question, to REPORT.")
    private @Nullable Path report;

    @Option(
            names = "--top-k",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many memories each search returns, at least 50 (default: ${DEFAULT-VALUE}).")
    private int topK;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Keep the memories in this empty directory.")
    private @Nullable Path data;

    @Mixin
    private final EmbedderOptions embedder = new EmbedderOptions();

    EvalRetrievalCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        EvaluationOptions options = EvaluationOptions.STANDARD.withTopK(topK);
        Dataset questions = dataset.read(surroundings.directory().resolve(file));
        if (data != null) {
            Path directory = surroundings.directory().resolve(data);
            requireEmpty(directory);
            evaluate(questions, options, directory);
            return ExitCode.OK.number();
        }
        Path temporary = temporaryDirectory();
        try {
            evaluate(questions, options, temporary);
        } finally {
            remove(temporary);
        }
        return ExitCode.OK.number();
    }

    private void evaluate(Dataset questions, EvaluationOptions options, Path directory) {
        KeepsakeConfig config = embedder.config(surroundings, directory);
        ProgressLine progress = surroundings.progress();
        Report found;
        try (Place opened = surroundings.places().open(config)) {
            Subject subject = new Subject(
                    opened.memories(), Version.CURRENT, opened.upkeep().embedder(), Map.of());
            found = new RetrievalEvaluation(subject, options, progress::step).run(questions);
        } finally {
            progress.end();
        }
        surroundings.print(ReportFormat.table(found).stripTrailing());
        if (report != null) {
            Path target = surroundings.directory().resolve(report);
            ReportFormat.write(found, target);
            surroundings.remark("The whole report is in " + target);
        }
    }

    private static void requireEmpty(Path directory) {
        try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
            if (files.findAny().isPresent()) {
                throw KeepsakeException.invalid(
                        "The directory " + directory + " is not empty; an evaluation needs one of its own");
            }
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "Cannot read the directory " + directory, e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("keepsake-eval");
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, "Cannot make a temporary directory", e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE, "Cannot remove the temporary directory " + directory, e);
        }
    }
}
