package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RelationsTest {

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
        bench.ok("add", "I live in Lisbon.", "--user", "ada");
        bench.ok("add", "I moved to Porto.", "--user", "ada");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void relationsAreListedAndSupersededOnesWhenAskedFor() {
        assertThat(bench.ok("relations", "--user", "ada").out())
                .contains("user lives in Porto")
                .doesNotContain("Lisbon");
        assertThat(bench.ok("relations", "--user", "ada", "--superseded").out())
                .contains("(superseded) user lives in Lisbon");
        assertThat(bench.ok("relations", "--user", "bob").err()).contains("No relations");
    }

    @Test
    void programsGetThemAsJson() {
        JsonNode relation =
                bench.ok("relations", "--user", "ada", "--json").json().at("/relations/0");

        assertThat(relation.path("predicate").asString()).isEqualTo("lives_in");
        assertThat(relation.path("state").asString()).isEqualTo("current");
        assertThat(relation.has("valid_to")).isFalse();
    }

    @Test
    void aSearchShowsThemBesideItsHits() {
        assertThat(bench.ok("search", "Where do I live?", "--user", "ada").out())
                .doesNotContain("STEPS");
        assertThat(bench.ok("search", "Where do I live?", "--user", "ada", "--relations", "2")
                        .out())
                .contains("STEPS", "user lives in Porto");
        assertThat(bench.ok("search", "Where do I live?", "--user", "ada", "--relations", "1", "--json")
                        .json()
                        .at("/relations/0/distance")
                        .asInt())
                .isEqualTo(1);
        assertThat(bench.run("search", "Where?", "--user", "ada", "--relations", "6")
                        .exitCode())
                .isNotEqualTo(ExitCode.OK.number());
    }
}
