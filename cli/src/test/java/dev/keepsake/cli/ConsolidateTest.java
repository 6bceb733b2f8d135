package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConsolidateTest {

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
        bench.ok("add", "Carla plays the oboe in Porto.", "--user", "ada");
        bench.ok("add", "carla plays the oboe in Porto!", "--user", "ada");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNot() {
        String said = bench.ok("consolidate", "--user", "ada", "--dry-run").out();

        assertThat(said).contains("user ada", "Would merge", "1 scope, 1 finding; nothing was changed");
        assertThat(listed()).isEqualTo(2);
    }

    @Test
    void whatIsDoneIsSaidAndUndone() {
        JsonNode done = bench.ok("consolidate", "--everyone", "--steps", "duplicates,contradictions", "--json")
                .json();
        assertThat(done.at("/consolidations/0/user_id").asString()).isEqualTo("ada");
        assertThat(done.at("/consolidations/0/findings/0/finding").asString()).isEqualTo("duplicates");
        assertThat(listed()).isEqualTo(1);

        String id = done.at("/consolidations/0/operation").asString();
        assertThat(bench.ok("consolidate", "undo", id).out()).contains("Undone; 2 memories are as they were");

        assertThat(listed()).isEqualTo(2);
        assertThat(bench.run("consolidate", "undo", id).exitCode()).isNotEqualTo(ExitCode.OK.number());
    }

    @Test
    void whoseMemoriesAreMeantAndWhichStepsAreCheckedBeforeAnythingIsDone() {
        assertThat(bench.run("consolidate").err()).contains("--everyone");
        assertThat(bench.run("consolidate", "--everyone", "--user", "ada").exitCode())
                .isNotEqualTo(ExitCode.OK.number());
        assertThat(bench.run("consolidate", "--user", "ada", "--steps", "dreams")
                        .err())
                .contains("retention, duplicates, fragments, contradictions, profile");
        assertThat(bench.run("consolidate", "undo", "x").err()).contains("UUID");
        assertThat(listed()).isEqualTo(2);
    }

    @Test
    void howLongMemoriesAreKeptIsShownAndSet() {
        assertThat(bench.ok("consolidate", "retention").out()).contains("for ever", "30 days after its last day");
        bench.ok("consolidate", "retention", "--keep", "400", "--grace", "7");
        assertThat(bench.ok("consolidate", "retention", "--json").json().toString())
                .isEqualTo("{\"keep\":400,\"grace\":7}");
        assertThat(bench.ok("consolidate", "retention", "--keep", "ever").out())
                .contains("for ever", "7 days after its last day");
        assertThat(bench.run("consolidate", "retention", "--keep", "soon").exitCode())
                .isNotEqualTo(ExitCode.OK.number());
        assertThat(bench.run("consolidate", "retention", "--keep", "0").exitCode())
                .isNotEqualTo(ExitCode.OK.number());
    }

    private int listed() {
        return bench.ok("list", "--user", "ada", "--json").json().at("/total").asInt();
    }
}
