package dev.keepsake;

import dev.keepsake.engine.migrate.SecondParts;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Indexes in a data directory: {@code index} of its first embedder, {@code index-2} of its second, and so on. */
final class IndexDirectories implements SecondParts {

    private final Path directory;
    private final KnownEmbedders embedders;

    IndexDirectories(Path directory, KnownEmbedders embedders) {
        this.directory = directory;
        this.embedders = embedders;
    }

    LuceneIndex open(EmbedderId embedder, int generation) {
        return LuceneIndex.open(of(generation), embedder);
    }

    @Override
    public Embedder embedder(String name) {
        return embedders.named(name);
    }

    @Override
    public Pairing.Faces index(EmbedderId embedder, int generation) {
        return Pairing.Faces.of(open(embedder, generation));
    }

    @Override
    public void remove(int generation) {
        Path index = of(generation);
        if (!Files.exists(index)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(index)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE,
                    "The index in " + index
                            + " is not in use any more and cannot be removed; is the directory writable?",
                    failed);
        }
    }

    private Path of(int generation) {
        return directory.resolve(generation == 1 ? "index" : "index-" + generation);
    }
}
