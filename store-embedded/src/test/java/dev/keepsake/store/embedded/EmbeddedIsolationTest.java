package dev.keepsake.store.embedded;

import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.testkit.contract.IsolationContract;
import dev.keepsake.testkit.contract.StoreAndIndex;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leaks between hostile ids with the real store and the real index together. */
class EmbeddedIsolationTest extends IsolationContract {

    @TempDir
    static Path folder;

    @Override
    protected StoreAndIndex open() {
        try {
            Path directory = Files.createTempDirectory(folder, "store");
            LuceneIndex index = LuceneIndex.open(directory.resolve("index"), new HashingEmbedder().id());
            return new StoreAndIndex(EmbeddedStore.open(directory), index, index, index, index);
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for a store can be made in " + folder, e);
        }
    }
}
