package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a person sees of a search: where hits come from, what was left out, and why. */
class SearchAndWhyTest {

    enum Where {
        DIRECTORY,
        SERVER
    }

    private static final String SPOKEN = "Hello there! I live in Porto with my cat.";

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

    private String add(String text, String... more) {
        List<String> arguments = new ArrayList<>(List.of("add", text, "--user", "ada", "--json"));
        arguments.addAll(List.of(more));
        return bench.ok(arguments.toArray(String[]::new))
                .json()
                .at("/results/0/id")
                .asString();
    }

    @ParameterizedTest
    @EnumSource
    void anExplainedHitShowsItsPartsItsValidityAndTheWordsBehindIt(Where where) {
        at(where);
        String id = add(SPOKEN, "--time", "2026-03-02T10:00:00Z");

        String shown = bench.ok("search", "Porto", "--user", "ada", "--explain", "-n", "1")
                .out();

        assertThat(shown).contains(" 1. ", id, "true since 2026-03-02", "vector", "====", " x ");
        assertThat(shown).contains("user, 2026-03-02 10:00, turn ", "/0, characters 13 to 41:");
        assertThat(shown).contains("\"I live in Porto with my cat.\"");
    }

    @ParameterizedTest
    @EnumSource
    void signalsThatGaveNothingAreNotShown(Where where) {
        at(where);
        add("The violin is in the attic", "--no-infer");
        add("Ramen on Friday", "--no-infer");

        String shown =
                bench.ok("search", "violin", "--user", "ada", "--explain").out();

        assertThat(shown).contains("keyword").doesNotContain(" 0.000 ");
    }

    @ParameterizedTest
    @EnumSource
    void anExplanationForProgramsQuotesTheSourcesAndReportsOnTheSignals(Where where) {
        at(where);
        add(SPOKEN);

        JsonNode found = bench.ok("search", "Porto", "--user", "ada", "--explain", "--json", "-n", "1")
                .json();

        assertThat(found.at("/results/0/explanation/quotes/0/text").asString())
                .isEqualTo("I live in Porto with my cat.");
        assertThat(found.at("/results/0/explanation/parts").findValuesAsString("signal"))
                .contains("vector", "keyword");
        assertThat(found.at("/results/0/explanation").has("reranked")).isFalse();
        assertThat(found.at("/report/signals/0/state").asString()).isEqualTo("answered");
        assertThat(found.at("/report/outside_budget").asInt()).isZero();
        assertThat(bench.ok("search", "Porto", "--user", "ada", "--json").json().has("report"))
                .isFalse();
    }

    @Test
    void turnsAreReturnedAsTheyWereSaid() {
        at(Where.DIRECTORY);
        add(SPOKEN);

        JsonNode turn = bench.ok("search", "Porto", "--user", "ada", "--returning", "turns", "--json")
                .json()
                .at("/results/0");
        String table = bench.ok("search", "Porto", "--user", "ada", "--returning", "both")
                .out();
        String explained = bench.ok("search", "Porto", "--user", "ada", "--returning", "turns", "--explain")
                .out();

        assertThat(turn.at("/text").asString()).isEqualTo(SPOKEN);
        assertThat(turn.at("/turn").asString()).endsWith("/0");
        assertThat(table)
                .contains("user: Hello there!", "turn " + turn.at("/turn").asString());
        assertThat(table.lines()).hasSizeGreaterThan(2);
        assertThat(explained)
                .contains("1. " + SPOKEN, "turn " + turn.at("/turn").asString() + ", user, ");
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNoRoomInTheTokenBudgetIsRemarked(Where where) {
        at(where);
        add("The violin is in the attic", "--no-infer");
        add("The violin was repaired by a very patient man from Cremona last summer", "--no-infer");

        Workbench.Answer found = bench.ok("search", "violin", "--user", "ada", "--token-budget", "12", "--json");

        assertThat(found.json().at("/results").findValuesAsString("memory"))
                .containsExactly("The violin is in the attic");
        assertThat(found.err()).contains("1 more found no room in the token budget");
    }

    @ParameterizedTest
    @EnumSource
    void withoutARerankerTheOrderStaysAndARemarkSaysSo(Where where) {
        at(where);
        add("The violin is in the attic", "--no-infer");

        Workbench.Answer found = bench.ok("search", "violin", "--user", "ada", "--by", "hybrid-reranked");

        assertThat(found.out()).contains("The violin is in the attic");
        assertThat(found.err()).contains("No reranker is configured");
    }

    @ParameterizedTest
    @EnumSource
    void theMomentOfTheQuestionDecidesWhatYesterdayMeans(Where where) {
        at(where);
        add("I was at the dentist", "--no-infer", "--time", "2026-03-02T10:00:00Z");

        assertThat(timeGiven("2026-03-03T12:00:00Z")).isPositive().isGreaterThan(timeGiven("2026-06-03T12:00:00Z"));
    }

    private double timeGiven(String askedAt) {
        JsonNode found = bench.ok(
                        "search",
                        "What did I do yesterday?",
                        "--user",
                        "ada",
                        "--explain",
                        "--json",
                        "--asked-at",
                        askedAt)
                .json();
        return found.at("/results/0/explanation/parts")
                .valueStream()
                .filter(part -> part.at("/signal").asString().equals("time"))
                .mapToDouble(part -> part.at("/contribution").asDouble())
                .sum();
    }

    @Test
    void weightsMakeARecipeOfTheirOwn() {
        at(Where.DIRECTORY);
        add("The violin is in the attic", "--no-infer");

        String byName =
                bench.ok("search", "violin", "--user", "ada", "--by", "keyword").out();
        String byWeight = bench.ok("search", "violin", "--user", "ada", "--weights", "keyword=3")
                .out();
        JsonNode parts = bench.ok(
                        "search",
                        "violin",
                        "--user",
                        "ada",
                        "--weights",
                        "keyword=3, vector=1",
                        "--explain",
                        "--json",
                        "--deadline",
                        "60000")
                .json()
                .at("/results/0/explanation/parts");

        assertThat(byWeight).isEqualTo(byName).contains("violin");
        assertThat(parts.findValuesAsString("signal")).containsExactlyInAnyOrder("vector", "keyword");
        assertThat(parts.findValuesAsString("weight")).containsExactlyInAnyOrder("0.75", "0.25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --by bm25                       | hybrid, hybrid-reranked, vector, keyword
        --weights vector                | --weights takes each signal once
        --weights vector=1,vector=1     | --weights takes each signal once
        --weights shoe=1                | There is no signal of this name
        --weights vector=much           | A share of --weights is a number
        --weights vector=-1             | A share of --weights is a number
        --weights vector=0              | give one above 0
        --weights vector=1 --by vector  | not both
        --token-budget -1               | A token budget is 0
        --deadline 0                    | --deadline takes 1 millisecond or more
        --asked-at soon                 | --asked-at takes a time
        --returning everything          | --returning
        """)
    void whatCannotBeMeantIsRefused(String options, String sentence) {
        at(Where.DIRECTORY);

        Workbench.Answer refused = bench.run(("search violin --user ada " + options).split(" +"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --by keyword          | search by the recipe keyword
        --weights vector=1    | search by the recipe weights
        --returning turns     | return turns
        --deadline 1000       | take a deadline
        """)
    void whatAServerCannotBeAskedIsRefusedAndNotLeftOut(String options, String sentence) {
        at(Where.SERVER);

        Workbench.Answer refused = bench.run(("search violin --user ada " + options).split(" +"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(sentence, "work on the data directory");
    }

    @ParameterizedTest
    @EnumSource
    void whySaysWhereAMemoryStands(Where where) {
        at(where);
        String violin = add("The violin is in the attic", "--no-infer");
        String ramen = add("Ramen on Friday", "--no-infer");

        String returned = bench.ok("why", violin, "violin", "--user", "ada").out();
        String cut = bench.ok("why", ramen, "the", "violin", "--user", "ada", "-n", "1")
                .out();
        String foreign = bench.ok("why", ramen, "the violin", "--user", "ben").out();

        assertThat(returned).startsWith("It is hit 1 of this search.").contains("====", "characters 0 to 26");
        assertThat(cut).startsWith("It has rank ").contains("returns at most 1", "Ramen on Friday");
        assertThat(foreign)
                .startsWith("It belongs to another user")
                .contains("Ramen on Friday")
                .doesNotContain("====");
    }

    @ParameterizedTest
    @EnumSource
    void whyShowsWhatIsReturnedInstead(Where where) {
        at(where);
        String first = add("The violin is in the attic", "--no-infer");
        String second = add("The violin is in the attic", "--no-infer");

        JsonNode why = why(first).at("/answer").asString().equals("duplicate") ? why(first) : why(second);
        String other = why.at("/memory_id").asString().equals(first) ? second : first;
        String shown = bench.ok("why", why.at("/memory_id").asString(), "violin", "--user", "ada")
                .out();

        assertThat(why.at("/answer").asString()).isEqualTo("duplicate");
        assertThat(why.at("/duplicate_of").asString()).isEqualTo("m:" + other);
        assertThat(shown).contains("says the same as a better hit, the memory " + other, "said better by " + other);
    }

    private JsonNode why(String id) {
        return bench.ok("why", id, "violin", "--user", "ada", "--json").json();
    }

    @ParameterizedTest
    @EnumSource
    void whyShowsWhatReplacedAMemory(Where where) {
        at(where);
        String porto = add("I live in Porto.", "--time", "2026-01-02T10:00:00Z");
        String oslo = add("I live in Oslo now.", "--time", "2026-05-02T10:00:00Z");

        String shown = bench.ok("why", porto, "Where does the user live?", "--user", "ada")
                .out();

        assertThat(shown).startsWith("A newer memory replaced it: " + oslo);
        assertThat(shown).contains("superseded", "replaced by " + oslo);
    }

    @ParameterizedTest
    @EnumSource
    void whyForProgramsHasTheFiguresAndTheExplanation(Where where) {
        at(where);
        String id = add("The violin is in the attic", "--no-infer");

        JsonNode returned = why(id);
        JsonNode weak = bench.ok("why", id, "ramen", "--user", "ada", "--threshold", "1", "--json")
                .json();

        assertThat(returned.at("/answer").asString()).isEqualTo("returned");
        assertThat(returned.at("/rank").asInt()).isEqualTo(1);
        assertThat(returned.at("/explanation/quotes/0/text").asString()).isEqualTo("The violin is in the attic");
        assertThat(weak.at("/answer").asString()).isEqualTo("below_threshold");
        assertThat(weak.at("/threshold").asDouble()).isEqualTo(1);
        assertThat(weak.at("/sentence").asString()).contains("below the threshold of 1.000");
    }

    @ParameterizedTest
    @EnumSource
    void whyDoesNotKnowAMemoryThatIsNotThere(Where where) {
        at(where);

        Workbench.Answer unknown = bench.run("why", "00000000-0000-0000-0000-000000000000", "violin", "--user", "ada");

        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.err()).contains("There is no memory");
    }
}
