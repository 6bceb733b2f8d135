package dev.keepsake.eval;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.api.Memories;
import dev.keepsake.extract.Extractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A real Keepsake in a directory of its own, gone when it is closed. */
public final class OpenKeepsake implements AutoCloseable {

    private final Path directory;
    private final Keepsake keepsake;

    private OpenKeepsake(Path directory, Keepsake keepsake) {
        this.directory = directory;
        this.keepsake = keepsake;
    }

    public static OpenKeepsake withRules() {
        Path directory = directory();
        return new OpenKeepsake(directory, Keepsake.open(directory));
    }

    public static OpenKeepsake reading(Extractor extractor) {
        Path directory = directory();
        return new OpenKeepsake(
                directory, Keepsake.open(KeepsakeOptions.in(directory).withExtractor(extractor)));
    }

    public Memories memories() {
        return keepsake.memories();
    }

    public Subject subject() {
        return Samples.subject(memories());
    }

    @Override
    public void close() {
        keepsake.close();
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("eval-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
