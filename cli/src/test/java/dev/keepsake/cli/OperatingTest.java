package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.Workbench.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator asks on the command line. */
class OperatingTest {

    @TempDir
    Path directory;

    @Test
    void aCanaryFliesInADirectoryAndLeavesNothing() {
        try (Workbench bench = new Workbench(directory)) {
            Answer answer = bench.ok("canary", "--count", "3", "--json");

            assertThat(answer.json().at("/runs").asInt()).isEqualTo(3);
            assertThat(answer.json().at("/succeeded").asInt()).isEqualTo(3);
            assertThat(answer.json().at("/write/p95").asDouble()).isPositive();
            assertThat(bench.ok("verify").out()).contains("Everything holds");
        }
    }

    @Test
    void aCanaryFliesThroughAServer() {
        try (Workbench bench = new Workbench(directory).overServer()) {
            Answer answer = bench.ok("canary", "--count", "2");

            assertThat(answer.out()).contains("write", "read", "delete", "2 of 2 runs succeeded");
        }
    }

    @Test
    void aCountThatCannotBeMeantIsMisuse() {
        try (Workbench bench = new Workbench(directory)) {
            assertThat(bench.run("canary", "--count", "0").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void aServerSaysHowItIs() {
        try (Workbench bench = new Workbench(directory).overServer()) {
            bench.ok("canary");
            Answer words = bench.ok("health");
            Answer json = bench.ok("health", "--json");

            assertThat(words.out())
                    .startsWith("ok")
                    .contains("write-p95", "2000 ms", "1h", "too few", "0 waiting", "1 of 1 runs succeeded");
            assertThat(json.json().at("/status").asString()).isEqualTo("ok");
        }
    }

    @Test
    void aServerThatCannotBeReachedIsExitCodeFour() {
        try (Workbench bench = new Workbench(directory)) {
            Answer answer = bench.run("health", "--url", "http://127.0.0.1:1");

            assertThat(answer.exitCode()).isEqualTo(4);
            assertThat(answer.err()).contains("Cannot reach the server");
        }
    }
}
