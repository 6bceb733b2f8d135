package dev.keepsake.store.embedded;

import dev.keepsake.store.Store;
import dev.keepsake.testkit.contract.StoreModelContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store lives a random life as the reference does. */
class EmbeddedStoreModelTest extends StoreModelContract {

    @TempDir
    Path directory;

    @Override
    protected Store open() {
        return EmbeddedStore.open(directory);
    }
}
