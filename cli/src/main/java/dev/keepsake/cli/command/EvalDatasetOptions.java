package dev.keepsake.cli.command;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.dataset.DatasetSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to measure on. */
final class EvalDatasetOptions {

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "locomo",
            description = "The format of the file: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DatasetFormat format = DatasetFormat.LOCOMO;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description =
                    "The dataset as its authors publish it, for BEAM a directory of its chats or a file of its rows; it"
                            + " is read and never copied.")
    private Path file = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "Use only the first N conversations; for LongMemEval, whose questions each have their own, the"
                            + " first N questions.")
    private @Nullable Integer limit;

    Path file(Surroundings surroundings) {
        return surroundings.directory().resolve(file);
    }

    DatasetSource open(Surroundings surroundings) {
        DatasetSource source = format.open(file(surroundings));
        if (limit == null) {
            return source;
        }
        if (limit < 1) {
            throw KeepsakeException.invalid("--limit is at least 1; got " + limit);
        }
        return source.first(limit);
    }
}
