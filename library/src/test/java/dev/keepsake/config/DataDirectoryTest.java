package dev.keepsake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the data directory before anything is opened. */
class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void aDirectoryThatIsThereOrCanBeMadeIsFine() {
        assertThat(read(Map.of()).problems()).isEmpty();
        assertThat(read(Map.of("KEEPSAKE_DATA", "some/where/new")).problems()).isEmpty();
        assertThat(directory.resolve("some")).doesNotExist();
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsAProblemAmongTheOthers() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(closed)).as("root may write everywhere").isFalse();

        assertThat(read(Map.of("KEEPSAKE_DATA", "closed/data", "KEEPSAKE_PORT", "x"))
                        .problems())
                .extracting(Problem::key, Problem::problem)
                .contains(tuple("data", "it cannot be made: closed cannot be written to"));
    }

    @Test
    void nobodyLooksAtTheDirectoryWhereTheWorkIsDoneOnAServer() throws Exception {
        Files.createFile(directory.resolve("keepsake-data"));

        assertThat(read(Map.of()).problems()).hasSize(1);
        assertThat(read(Map.of("KEEPSAKE_URL", "https://memory.example.org")).problems())
                .isEmpty();
    }

    @Test
    void whoHasTheDirectoryIsToldBesideTheProblems() {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("keepsake-data"))) {
            Configuration found = read(Map.of("KEEPSAKE_PORT", "x"));

            assertThat(store).isNotNull();
            assertThat(found.remarks())
                    .singleElement()
                    .asString()
                    .contains("data", "it is in use by this process already", "say url");
            assertThatThrownBy(found::require)
                    .hasMessageContaining("port: a whole number")
                    .hasMessageContaining("it is in use by this process already");
        }
        assertThat(read(Map.of()).remarks()).isEmpty();
    }

    private Configuration read(Map<String, String> environment) {
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()));
    }
}
