package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.keepsake.cli.Workbench.Answer;
import dev.keepsake.cli.network.GuardedNames;
import dev.keepsake.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void whatWasNotMeasuredYetHasNoFigure() {
        try (Workbench bench = new Workbench(directory).overServer()) {
            assertThat(bench.ok("health").out())
                    .containsPattern("read-p95 +500 ms +- +1h +0 +too few")
                    .contains("canary  has not run");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "canary", "list --everyone", "doctor"})
    void aServerThatTheListOfHostsDoesNotNameIsNotAskedByAnyCommand(String command) {
        try (Workbench bench = new Workbench(directory).overServer()) {
            bench.environment.put("KEEPSAKE_EGRESS_ALLOW", "api.openai.com");

            Answer answer = bench.run(command.split(" "));

            assertThat(answer.exitCode()).isNotZero();
            assertThat(answer.out() + answer.err()).contains("127.0.0.1").contains("egress.allow");
            assertThat(answer.out() + answer.err()).doesNotContain("succeeded").doesNotContain("answers, and the key");
        } finally {
            GuardedNames.allowOnly(Egress.ANYWHERE);
        }
    }

    @Test
    void theDoctorLooksUpNoNameOutsideTheList() {
        try (Workbench bench = new Workbench(directory)) {
            bench.environment.putAll(Map.of(
                    "KEEPSAKE_EGRESS_ALLOW", "models.example.org",
                    "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q"));

            bench.run("doctor");

            assertThatThrownBy(() -> InetAddress.getAllByName("metadata.google.internal"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("egress.allow");
        } finally {
            GuardedNames.allowOnly(Egress.ANYWHERE);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDoctorLooksAtTheRightsOfTheFileThatIsRead() throws IOException {
        Path file = Files.writeString(directory.resolve("other.yaml"), "embedder: all-minilm-l6-v2-q\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (Workbench bench = new Workbench(directory)) {
            assertThat(bench.run("doctor", "--config", "other.yaml").out())
                    .contains("other.yaml is open to every user of this machine");
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

    @Test
    void aServerWithAHealthOfAnotherKindIsSaidToBeOne() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] health = "{\"status\":\"ok\",\"queue\":{\"waiting\":{\"all\":3}}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, health.length);
            exchange.getResponseBody().write(health);
            exchange.close();
        });
        other.start();
        try (Workbench bench = new Workbench(directory)) {
            Answer answer = bench.run(
                    "health", "--url", "http://127.0.0.1:" + other.getAddress().getPort());

            assertThat(answer.exitCode()).isEqualTo(4);
            assertThat(answer.err()).contains("is it Keepsake");
        } finally {
            other.stop(0);
        }
    }
}
