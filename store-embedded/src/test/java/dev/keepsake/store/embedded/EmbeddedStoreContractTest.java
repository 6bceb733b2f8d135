package dev.keepsake.store.embedded;

import dev.keepsake.store.Store;
import dev.keepsake.testkit.contract.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store does what every store does. */
class EmbeddedStoreContractTest extends StoreContract {

    @TempDir
    static Path directories;

    @Override
    protected Store open() {
        try {
            return EmbeddedStore.open(Files.createTempDirectory(directories, "store"));
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
    }
}
