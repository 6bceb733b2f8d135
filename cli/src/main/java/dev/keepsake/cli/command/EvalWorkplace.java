package dev.keepsake.cli.command;

import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a measurement keeps its memories: an empty directory of its own, removed afterwards unless it was named. */
final class EvalWorkplace {

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Keep the memories in this empty directory.")
    private @Nullable Path data;

    @Mixin
    private final EmbedderOptions embedder = new EmbedderOptions();

    /** A measurement of something that is open while it lasts. */
    @FunctionalInterface
    interface Measurement<T> {
        T measure(Subject subject, Progress progress);
    }

    /** Measures an empty memory of the places that the surroundings know. */
    <T> T measure(Surroundings surroundings, Measurement<T> measurement) {
        return measure(surroundings, surroundings.places(), measurement);
    }

    /** Measures an empty memory of {@code places}. */
    <T> T measure(Surroundings surroundings, Places places, Measurement<T> measurement) {
        if (data != null) {
            Path directory = surroundings.directory().resolve(data);
            requireEmpty(directory);
            return measureIn(directory, surroundings, places, measurement);
        }
        Path temporary = temporaryDirectory();
        try {
            return measureIn(temporary, surroundings, places, measurement);
        } finally {
            remove(temporary);
        }
    }

    private <T> T measureIn(Path directory, Surroundings surroundings, Places places, Measurement<T> measurement) {
        KeepsakeConfig config = embedder.config(surroundings, directory);
        ProgressLine progress = surroundings.progress();
        try (Place opened = places.open(config)) {
            return measurement.measure(EvalSubjects.of(opened), progress::step);
        } finally {
            progress.end();
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
