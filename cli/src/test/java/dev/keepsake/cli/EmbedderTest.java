package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedderTest {

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
        bench.ok("add", "--user", "ada", "My violin is in the attic.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theEmbedderIsChangedStepByStep(boolean server) {
        at(server);
        assertThat(bench.ok("embedder", "status").out()).contains("test-hashing", "No change is under way");

        assertThat(bench.ok("embedder", "migrate", "--to", HashedSeconds.NAME, "--wait")
                        .out())
                .contains("from test-hashing", "to " + HashedSeconds.NAME, "READY");
        assertThat(bench.ok("embedder", "retry").out()).contains("READY").doesNotContain("Set aside");
        assertThat(bench.ok("embedder", "switch").out()).contains("In use: " + HashedSeconds.NAME, "SWITCHED");
        assertThat(bench.ok("search", "--user", "ada", "violin").out()).contains("violin");
        assertThat(bench.ok("embedder", "rollback").out()).contains("In use: test-hashing");
        assertThat(bench.ok("embedder", "switch", "--accept-set-aside", "--json")
                        .json()
                        .at("/current/name")
                        .asString())
                .isEqualTo(HashedSeconds.NAME);
        assertThat(bench.run("embedder", "cancel").exitCode()).isNotEqualTo(ExitCode.OK.number());
        assertThat(bench.ok("embedder", "finish").out()).contains("In use: " + HashedSeconds.NAME);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothAreComparedOnQuestionsOfOnesOwn(boolean server) throws IOException {
        at(server);
        Files.writeString(directory.resolve("mine.txt"), "Where is the violin?\n\nWho is in the attic?\n");
        bench.ok("embedder", "migrate", "--to", HashedSeconds.NAME, "--wait");

        String told = bench.ok("embedder", "compare", "--queries", "mine.txt", "--texts")
                .out();

        assertThat(told)
                .contains(
                        "2 questions of your own",
                        "rank-biased overlap",
                        "Where is the violin?",
                        "Who is in the attic?",
                        HashedSeconds.NAME);
        assertThat(bench.ok("embedder", "compare", "--queries", "mine.txt").out())
                .contains("2 questions", "The answers that differ most:", "question 1", "question 2")
                .doesNotContain("violin");
        assertThat(bench.run("embedder", "compare", "--texts").exitCode()).isNotEqualTo(ExitCode.OK.number());
        bench.ok("embedder", "cancel");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeIsSaid(boolean server) {
        at(server);

        assertThat(bench.run("embedder", "switch").err()).contains("not on its way");
        assertThat(bench.run("embedder", "migrate", "--to", "nobody").err())
                .contains("There is no embedder named nobody");
        assertThat(bench.run("embedder").err()).contains("Say what to do");
    }
}
