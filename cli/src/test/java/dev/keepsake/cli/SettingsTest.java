package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SettingsTest {

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

    @Test
    void whatIsSetStaysUntilItIsTakenAway() {
        bench.ok(
                "settings",
                "set",
                "--policy",
                "local",
                "--instructions",
                "Mind the months.",
                "--category",
                "pets=animals at home",
                "--category",
                "work",
                "--budget-tokens",
                "5000",
                "--budget-money",
                "0.05",
                "--quarantine-days",
                "3");
        bench.ok("settings", "set", "--policy=", "--excludes", "health");

        JsonNode settings = bench.ok("settings", "show", "--json").json();
        assertThat(settings.has("policy")).isFalse();
        assertThat(settings.path("instructions").asString()).isEqualTo("Mind the months.");
        assertThat(settings.path("excludes").asString()).isEqualTo("health");
        assertThat(settings.at("/categories/pets").asString()).isEqualTo("animals at home");
        assertThat(settings.path("categories").has("work")).isTrue();
        assertThat(settings.path("budget_tokens").asLong()).isEqualTo(5000);
        assertThat(settings.path("quarantine_days").asInt()).isEqualTo(3);
        assertThat(bench.ok("settings", "show").out()).contains("budget-money", "0.05");
    }

    @Test
    void aProjectsPolicyHoldsForItsAdds() {
        bench.ok("settings", "set", "--policy", "verbatim");

        bench.ok("add", "--user", "alice", "Hm, hello there?");

        assertThat(bench.ok("list", "--user", "alice").out()).contains("Hm, hello there?");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(bench.run("settings", "set", "--policy", "magic").exitCode()).isNotZero();
        assertThat(bench.run("settings", "set", "--policy", "reconcile").exitCode())
                .isNotZero();
        assertThat(bench.run("settings", "set", "--budget-tokens", "1.5").exitCode())
                .isNotZero();
        assertThat(bench.run("add", "--user", "alice", "--policy", "classic", "I like tea")
                        .exitCode())
                .isNotZero();
        assertThat(bench.run("add", "--user", "alice", "--no-infer", "--policy", "local", "I like tea")
                        .exitCode())
                .isNotZero();
    }
}
