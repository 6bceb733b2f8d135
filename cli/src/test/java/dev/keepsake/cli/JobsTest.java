package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JobsTest {

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void at(boolean server) {
        if (server) {
            bench.overServer();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deadJobsAreListedAndShownWithTheReason(boolean server) {
        at(server);
        UUID job = bench.deadJob("I moved to Lisbon");

        assertThat(bench.ok("jobs", "list").out()).contains(job.toString(), "dead", "The model refuses the key");
        assertThat(jobs("dead").at("/0/attempts").asInt()).isEqualTo(1);
        assertThat(jobs("waiting").size()).isZero();
        assertThat(bench.ok("jobs", "show", job.toString()).out())
                .contains("add", "dead since", "configuration", "The model refuses the key")
                .doesNotContain("Lisbon");
        assertThat(bench.ok("jobs", "show", job.toString(), "--json")
                        .json()
                        .at("/errorCategory")
                        .asString())
                .isEqualTo("configuration");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsRetriedIsDoneAndNoLongerThere(boolean server) {
        at(server);
        UUID job = bench.deadJob("I moved to Lisbon");

        assertThat(bench.ok("jobs", "retry", job.toString()).out()).contains("Tried again: 1");
        bench.drain();

        assertThat(jobs(null).size()).isZero();
        assertThat(bench.ok("list", "--user", "ada").out()).contains("Lisbon");
        assertThat(bench.run("jobs", "show", job.toString()).exitCode()).isNotEqualTo(ExitCode.OK.number());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allDeadOnesAreRetriedAtOnce(boolean server) {
        at(server);
        bench.deadJob("I moved to Lisbon");

        assertThat(bench.ok("jobs", "retry", "--all", "--json")
                        .json()
                        .at("/retried")
                        .asInt())
                .isEqualTo(1);
        bench.drain();

        assertThat(jobs(null).size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsDiscardedIsGone(boolean server) {
        at(server);
        UUID job = bench.deadJob("I moved to Lisbon");

        assertThat(bench.ok("jobs", "discard", job.toString()).out()).contains("Discarded " + job);

        assertThat(jobs(null).size()).isZero();
        assertThat(bench.run("jobs", "discard", job.toString()).exitCode()).isNotEqualTo(ExitCode.OK.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "retry", "discard"})
    void whatIsNoIdIsRefused(String verb) {
        assertThat(bench.run("jobs", verb, "nonsense").err()).contains("UUID");
        assertThat(bench.run("jobs", "list", "--state", "tired").err()).contains("waiting, running or dead");
        assertThat(bench.run("jobs").err()).contains("list, show, retry, discard");
    }

    private JsonNode jobs(@Nullable String state) {
        return (state == null
                        ? bench.ok("jobs", "list", "--json")
                        : bench.ok("jobs", "list", "--json", "--state", state))
                .json()
                .at("/results");
    }
}
