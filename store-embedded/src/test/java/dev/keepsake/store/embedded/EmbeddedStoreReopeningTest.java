package dev.keepsake.store.embedded;

import dev.keepsake.store.Store;
import dev.keepsake.testkit.contract.ReopeningStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The store forgets nothing between close and open. */
class EmbeddedStoreReopeningTest extends ReopeningStoreContract {

    @TempDir
    Path directory;

    @Override
    protected Store open() {
        return EmbeddedStore.open(directory);
    }

    @Override
    protected Store reopen() {
        return EmbeddedStore.open(directory);
    }
}
