package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class QuarantineTest {

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
        bench.ok("add", "My bank password is Tr0ub4dor&3 since Monday.", "--user", "ada");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsHeldIsListedWithTheReason() {
        assertThat(bench.ok("quarantine", "list", "--user", "ada").out())
                .contains("FACT", "REASON", "password or a key");
        assertThat(held().size()).isEqualTo(1);
        assertThat(bench.ok("quarantine", "list", "--user", "bob", "--json")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void whatIsReleasedIsAMemory() {
        String id = held().at("/0/id").asString();

        assertThat(bench.ok("quarantine", "release", id).out()).contains("Released " + id);

        assertThat(held().size()).isZero();
        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/results/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(bench.run("quarantine", "release", "00000000-0000-0000-0000-000000000007")
                        .exitCode())
                .isNotEqualTo(ExitCode.OK.number());
        assertThat(bench.run("quarantine", "release", "nonsense").err()).contains("UUID");
    }

    private JsonNode held() {
        return bench.ok("quarantine", "list", "--json").json().at("/results");
    }
}
