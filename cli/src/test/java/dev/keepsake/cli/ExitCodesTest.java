package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.ExitCode;
import dev.keepsake.error.ErrorCategory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesTest {

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

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 2",
        "NOT_FOUND, 3",
        "STORAGE_UNAVAILABLE, 4",
        "MODEL_UNAVAILABLE, 4",
        "DEADLINE_EXCEEDED, 4",
        "CONFIGURATION, 5",
        "CONFLICT, 6",
        "INTERNAL, 1"
    })
    void eachKindOfFailureHasItsCode(ErrorCategory category, int code) {
        assertThat(ExitCode.of(category).number()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void theHelpListsEveryCode(ExitCode code) {
        assertThat(bench.ok("--help").out()).contains(code.number() + "   " + code.meaning());
    }

    @ParameterizedTest
    @CsvSource({
        "serch, serch",
        "search, QUESTION",
        "search violin, --user",
        "add hello, --user",
        "search violin --user ada --limit many, many",
        "search violin --user ada --limit 0, 0",
        "search violin --user ada --threshold 2, 2.0",
        "get short, UUID",
        "list --user ada --filter {oops, JSON",
        "delete, --yes-delete-every-memory",
        "add hi --user ada --time soon, soon",
        "reset, --yes-remove-everything-in-project"
    })
    void whatCannotBeMeantIsOneSentenceAndTwo(String command, String named) {
        Workbench.Answer answer = bench.run(command.split(" "));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).startsWith("keepsake: ").contains(named).doesNotContain("\tat ");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void noCommandAtAllIsAUsageError() {
        assertThat(bench.run().exitCode()).isEqualTo(2);
    }

    @Test
    void aDirectoryThatIsNotThereIsNotFoundAndNotMade() {
        Workbench.Answer answer = bench.run("list", "--user", "ada", "--data", "elsewhere");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("elsewhere", "keepsake add");
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        Workbench.Answer answer = bench.run("list", "--user", "ada", "--url", "http://127.0.0.1:1");

        assertThat(answer.exitCode()).isEqualTo(4);
        assertThat(answer.err()).contains("http://127.0.0.1:1", "running");
    }

    @Test
    void aWrongKeyIsAConfigurationProblem() {
        bench.overServer();

        Workbench.Answer answer = bench.run("list", "--user", "ada", "--api-key", "wrong");

        assertThat(answer.exitCode()).isEqualTo(5);
        assertThat(answer.err()).contains("KEEPSAKE_API_KEY").doesNotContain("wrong");
    }

    @Test
    void whatTheServersApiCannotSayIsRefusedAndNotLeftOut() {
        bench.overServer();

        assertThat(bench.run("search", "violin", "--user", "ada", "--by", "vector")
                        .err())
                .contains("cannot search by the recipe vector");
        assertThat(bench.run("reset", "--yes-remove-everything-in-project", "default")
                        .err())
                .contains("cannot reset");
        assertThat(bench.run("verify").exitCode()).isEqualTo(2);
        assertThat(bench.run("reindex").exitCode()).isEqualTo(2);
    }

    @Test
    void verboseShowsWhereAFailureHappened() {
        assertThat(bench.run("get", "short", "--verbose").err()).contains("\tat dev.keepsake.");
    }

    @Test
    void aResetTakesTheNameOfTheProject() {
        bench.ok("add", "One", "--user", "ada", "--no-infer");

        assertThat(bench.run("reset", "--yes-remove-everything-in-project", "other")
                        .exitCode())
                .isEqualTo(2);
        bench.ok("reset", "--yes-remove-everything-in-project", "default");

        assertThat(bench.ok("list", "--everyone", "--json").json().at("/total").asInt())
                .isZero();
        assertThat(bench.ok("verify").out()).contains("Everything holds");
    }

    @Test
    void projectsAreApart() {
        bench.ok("add", "One", "--user", "ada", "--no-infer", "--project", "blue");

        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(bench.ok("list", "--user", "ada", "--json", "--project", "blue")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }
}
