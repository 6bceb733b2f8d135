package dev.keepsake.index.lucene;

import static dev.keepsake.index.lucene.Entries.EMBEDDER;

import dev.keepsake.testkit.contract.IsolationContract;
import dev.keepsake.testkit.contract.StoreAndIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leaks between hostile ids that only the index could leak: the store is the one in plain collections. */
class LuceneIsolationTest extends IsolationContract {

    @TempDir
    static Path directory;

    @Override
    protected StoreAndIndex open() {
        try {
            LuceneIndex index = LuceneIndex.open(Files.createTempDirectory(directory, "index"), EMBEDDER.id());
            return new StoreAndIndex(new InMemoryStore(), index, index, index, index);
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for an index can be made in " + directory, e);
        }
    }
}
