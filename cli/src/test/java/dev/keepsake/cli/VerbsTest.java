package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every verb says the same on a data directory and on a server. */
class VerbsTest {

    enum Where {
        DIRECTORY,
        SERVER
    }

    @TempDir
    private Path directory;

    private Workbench bench;

    private void at(Where where) {
        bench = new Workbench(directory);
        if (where == Where.SERVER) {
            bench.overServer();
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String add(String text) {
        return bench.ok("add", text, "--user", "ada", "--no-infer", "--json")
                .json()
                .at("/results/0/id")
                .asString();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAddedIsListedSearchedAndShown(Where where) {
        at(where);

        String id = add("The violin is in the attic");

        JsonNode listed = bench.ok("list", "--user", "ada", "--json").json();
        assertThat(listed.at("/total").asInt()).isEqualTo(1);
        assertThat(listed.at("/results/0/id").asString()).isEqualTo(id);
        JsonNode found = bench.ok("search", "where is the violin", "--user", "ada", "--json")
                .json();
        assertThat(found.at("/results/0/memory").asString()).isEqualTo("The violin is in the attic");
        assertThat(found.at("/results/0/score").asDouble()).isPositive();
        assertThat(found.at("/results/0").has("explanation")).isFalse();
        JsonNode shown = bench.ok("get", id, "--json").json();
        assertThat(shown.at("/user_id").asString()).isEqualTo("ada");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTrueOrKnownAtAMomentCanBeAsked(Where where) {
        at(where);
        String id = add("The violin is in the attic");
        String before = "2001-01-01";
        String after = "2999-01-01T00:00Z";

        for (String moment : List.of("--valid-at", "--known-at")) {
            assertThat(listed(moment, before)).isZero();
            assertThat(listed(moment, after)).isEqualTo(1);
            assertThat(found(moment, before)).isEmpty();
            assertThat(found(moment, after)).hasSize(1);
            assertThat(bench.run("get", id, moment, before).exitCode()).isEqualTo(ExitCode.NOT_FOUND.number());
            assertThat(bench.ok("get", id, moment, after).out()).contains("attic");
        }
        assertThat(bench.run("list", "--user", "ada", "--valid-at", "once").exitCode())
                .isEqualTo(ExitCode.USAGE.number());
    }

    private int listed(String option, String moment) {
        return bench.ok("list", "--user", "ada", option, moment, "--json")
                .json()
                .at("/total")
                .asInt();
    }

    private JsonNode found(String option, String moment) {
        return bench.ok("search", "where is the violin", "--user", "ada", option, moment, "--json")
                .json()
                .at("/results");
    }

    @ParameterizedTest
    @EnumSource
    void anExplainedSearchShowsPartsThatSumToTheScore(Where where) {
        at(where);
        add("The violin is in the attic");

        JsonNode hit = bench.ok("search", "violin", "--user", "ada", "--explain", "--json")
                .json()
                .at("/results/0");

        double sum = 0;
        for (JsonNode part : hit.at("/explanation/parts")) {
            sum += part.at("/contribution").asDouble();
        }
        assertThat(sum).isCloseTo(hit.at("/score").asDouble(), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectionStaysInTheHistory(Where where) {
        at(where);
        String id = add("The violin is in the attic");

        bench.ok("update", id, "The violin is in the cellar", "--attribute", "room=cellar", "--attribute", "floor=-1");

        JsonNode shown = bench.ok("get", id, "--json").json();
        assertThat(shown.at("/memory").asString()).isEqualTo("The violin is in the cellar");
        assertThat(shown.at("/metadata/room").asString()).isEqualTo("cellar");
        assertThat(shown.at("/metadata/floor").asInt()).isEqualTo(-1);
        JsonNode history = bench.ok("history", id, "--json").json().at("/results");
        assertThat(history.valueStream().map(entry -> entry.at("/event").asString()))
                .containsExactly("added", "updated");
        assertThat(history.at("/1/old_memory").asString()).isEqualTo("The violin is in the attic");
    }

    @ParameterizedTest
    @EnumSource
    void anExpiryCanBeSetAndTakenAway(Where where) {
        at(where);
        String id = add("The ticket is in the drawer");

        bench.ok("update", id, "--expires", "2020-01-31");
        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(bench.ok("list", "--user", "ada", "--expired", "--json")
                        .json()
                        .at("/results/0/expiration_date")
                        .asString())
                .isEqualTo("2020-01-31");

        bench.ok("update", id, "--expires", "never");
        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedMemoryIsGoneAndItsHistoryStays(Where where) {
        at(where);
        String id = add("The violin is in the attic");

        bench.ok("delete", id);

        assertThat(bench.run("get", id).exitCode()).isEqualTo(3);
        assertThat(bench.ok("history", id).out()).contains("deleted");
        assertThat(bench.run("delete", id).exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void everythingOfOneUserIsDeletedOnlyWhenThatIsSaid(Where where) {
        at(where);
        add("One");
        add("Two");
        bench.ok("add", "Three", "--user", "ben", "--no-infer");

        Workbench.Answer unsaid = bench.run("delete", "--user", "ada");
        assertThat(unsaid.exitCode()).isEqualTo(2);
        assertThat(unsaid.err()).contains("--yes-delete-every-memory");

        assertThat(bench.ok("delete", "--user", "ada", "--yes-delete-every-memory")
                        .out())
                .contains("Deleted 2 memories");
        assertThat(bench.ok("list", "--everyone", "--json").json().at("/total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFilterInTheWireGrammarSelects(Where where) {
        at(where);
        bench.ok("add", "Ramen on Friday", "--user", "ada", "--no-infer", "--attribute", "topic=food");
        bench.ok("add", "Violin on Friday", "--user", "ada", "--no-infer", "--attribute", "topic=music");

        JsonNode found = bench.ok(
                        "search",
                        "friday",
                        "--user",
                        "ada",
                        "--json",
                        "--filter",
                        "{\"metadata\": {\"topic\": \"food\"}}")
                .json();

        assertThat(found.at("/results").size()).isEqualTo(1);
        assertThat(found.at("/results/0/memory").asString()).isEqualTo("Ramen on Friday");
    }

    @ParameterizedTest
    @EnumSource
    void aConversationFromStandardInputIsReadForFacts(Where where) {
        at(where);
        bench.input = """
                [{"role": "user", "name": "Ada", "content": "I work as a nurse in Porto."},
                 {"role": "assistant", "content": "Thanks for telling me!"}]""";

        JsonNode added = bench.ok("add", "--user", "ada", "--json").json();

        assertThat(added.at("/state").asString()).isEqualTo("succeeded");
        assertThat(added.at("/results/0/memory").asString()).contains("nurse").contains("Ada");
    }

    @ParameterizedTest
    @EnumSource
    void theTimeOfWhatWasSaidIsKept(Where where) {
        at(where);

        bench.ok("add", "I was in Porto", "--user", "ada", "--no-infer", "--time", "2023-05-08T13:56:00Z");

        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/results/0/created_at")
                        .asString())
                .isEqualTo("2023-05-08T13:56:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void anIdempotencyKeyMakesARepetitionHarmless(Where where) {
        at(where);

        bench.ok("add", "Yes", "--user", "ada", "--no-infer", "--idempotency-key", "k1");
        bench.ok("add", "Yes", "--user", "ada", "--no-infer", "--idempotency-key", "k1");

        assertThat(bench.ok("list", "--user", "ada", "--json")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(bench.run("add", "No", "--user", "ada", "--no-infer", "--idempotency-key", "k1")
                        .exitCode())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void aTableFitsTheTerminal(Where where) {
        at(where);
        bench.width = 80;
        add("A very long sentence about a violin that goes on and on until nobody can read it in one line any more");

        String table = bench.ok("search", "violin", "--user", "ada").out();

        assertThat(table.lines()).allMatch(line -> line.length() <= 80).hasSize(2);
        assertThat(table).contains("SCORE", "...");
    }
}
