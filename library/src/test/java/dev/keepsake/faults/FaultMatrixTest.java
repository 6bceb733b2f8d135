package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest.Mode;
import dev.keepsake.store.Store;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever fails between episode and commit: nothing is lost, doubled or half visible, and what the caller is told is so. */
@Timeout(300)
class FaultMatrixTest {

    /** Fewer calls than any add makes. */
    private static final int FEWEST_CALLS = 10;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "VERBATIM, WAIT", "VERBATIM, BACKGROUND",
        "LOCAL, WAIT", "LOCAL, BACKGROUND",
        "RECONCILE, WAIT", "RECONCILE, BACKGROUND"
    })
    void anAddOverTheReferenceStoreWithstandsAFaultAtEveryCall(AddCase add, Mode mode) {
        withstandsEveryFault(new FaultMatrix(new InMemoryStore(), add, mode));
    }

    @ParameterizedTest
    @CsvSource({"VERBATIM, WAIT", "LOCAL, BACKGROUND", "RECONCILE, WAIT", "RECONCILE, BACKGROUND"})
    void anAddOverTheEmbeddedStoreWithstandsAFaultAtEveryCall(AddCase add, Mode mode) {
        try (Store store = EmbeddedStore.open(directory)) {
            withstandsEveryFault(new FaultMatrix(store, add, mode));
        }
    }

    private static void withstandsEveryFault(FaultMatrix matrix) {
        assertThat(matrix.unharmed().memories().size())
                .isGreaterThan(matrix.before().memories().size());

        int runs = matrix.run();

        assertThat(runs).isGreaterThan(4 * FEWEST_CALLS);
        assertThat(matrix.violations()).isEmpty();
    }
}
