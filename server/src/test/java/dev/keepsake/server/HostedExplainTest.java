package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.server.WireClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is ours in searches: explanations, budgets, reranking, and why something is missing. */
class HostedExplainTest {

    private static final String SEARCH = "/v3/memories/search/";
    private static final String TEA = "{\"query\":\"green tea\",\"filters\":{\"user_id\":\"bob\"},\"threshold\":0";

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void whoDoesNotAskForAnExplanationGetsThePlatformsKeysAndNoOthers() {
        add("Bob likes green tea");

        Answer found = client.post(SEARCH, TEA + "}");

        assertThat(names(found.json())).containsExactly("results");
        assertThat(names(found.at("/results/0"))).doesNotContain("explanation").contains("score_breakdown");
    }

    @Test
    void anExplanationHasThePartsOfTheScoreTheSourcesAndTheValidity() {
        String id = add("Bob likes green tea");

        Answer found = client.post(SEARCH, TEA + ",\"explain\":true}");

        JsonNode explanation = found.at("/results/0/explanation");
        double sum = explanation
                .path("parts")
                .valueStream()
                .mapToDouble(part -> part.path("contribution").asDouble())
                .sum();
        assertThat(sum).isPositive().isCloseTo(found.at("/results/0/score").asDouble(), within(1e-9));
        assertThat(explanation.path("reranked").isNull()).isTrue();
        assertThat(explanation.path("state").asString()).isEqualTo("current");
        assertThat(explanation.path("valid_from").asString())
                .isEqualTo(client.get("/v1/memories/" + id + "/").text("/created_at"));
        assertThat(explanation.at("/sources/0/turn").asString()).endsWith("/0");
        assertThat(explanation.at("/sources/0/end").asInt()).isEqualTo("Bob likes green tea".length());
        assertThat(found.json().at("/report/signals").findValuesAsString("state"))
                .isNotEmpty()
                .containsOnly("answered");
        assertThat(found.at("/report/rerank").isNull()).isTrue();
        assertThat(found.at("/report/outside_budget").asInt()).isZero();
    }

    @Test
    void anExplanationComesWithTheFieldsAskedFor() {
        add("Bob likes green tea");

        Answer found = client.undescribed("POST", SEARCH, TEA + ",\"explain\":true,\"fields\":[\"memory\"]}");

        assertThat(names(found.at("/results/0"))).containsExactly("id", "memory", "explanation");
    }

    @Test
    void theBreakdownNamesEachSignalByItself() {
        add("It rains in Bergen");
        add("Bob likes green tea");

        Answer found = client.post(SEARCH, TEA + ",\"explain\":true}");

        JsonNode parts = found.at("/results/0/explanation/parts");
        assertThat(found.at("/results/0/score_breakdown/semantic").asDouble()).isEqualTo(normalised(parts, "vector"));
        assertThat(found.at("/results/0/score_breakdown/bm25").asDouble()).isEqualTo(normalised(parts, "keyword"));
        assertThat(normalised(parts, "keyword")).isPositive();
    }

    @Test
    void aTokenBudgetLeavesOutWhatHasNoRoomAndTheReportCountsIt() {
        add("Bob likes green tea");
        add("Bob likes black tea with a great deal of milk, sugar, lemon, honey and cinnamon");

        Answer packed = client.post(SEARCH, TEA + ",\"token_budget\":8,\"explain\":true}");

        assertThat(packed.json().at("/results").findValuesAsString("memory")).containsExactly("Bob likes green tea");
        assertThat(packed.at("/report/outside_budget").asInt()).isEqualTo(1);
    }

    @Test
    void withoutARerankerTheOrderStaysAndTheReportSaysSo() {
        add("Bob likes green tea");
        add("Bob likes tea");

        Answer plain = client.post(SEARCH, TEA + "}");
        Answer reranked = client.post(SEARCH, TEA + ",\"rerank\":true,\"explain\":true}");

        assertThat(reranked.json().at("/results").findValuesAsString("id"))
                .isEqualTo(plain.json().at("/results").findValuesAsString("id"));
        assertThat(reranked.text("/report/rerank/state")).isEqualTo("not_configured");
        assertThat(reranked.text("/report/rerank/reason")).contains("No reranker is configured");
        assertThat(client.post(SEARCH, TEA + ",\"rerank\":true}").at("/report").isMissingNode())
                .isTrue();
    }

    @Test
    void whySaysWhereAReturnedMemoryStands() {
        String id = add("Bob likes green tea");

        Answer why = why(id, TEA + "}");

        assertThat(why.text("/answer")).isEqualTo("returned");
        assertThat(why.at("/rank").asInt()).isEqualTo(1);
        assertThat(why.text("/sentence")).contains("hit 1");
        assertThat(why.text("/memory")).isEqualTo("Bob likes green tea");
        assertThat(why.at("/explanation/parts").size()).isPositive();
    }

    @Test
    void whySaysWhatLeftAMemoryOut() {
        String green = add("Bob likes green tea");
        String tea = add("The tea is cold");

        Answer cut = why(tea, TEA + ",\"top_k\":1}");
        assertThat(cut.text("/answer")).isEqualTo("below_cut");
        assertThat(cut.at("/rank").asInt()).isEqualTo(2);
        assertThat(cut.at("/last_score").asDouble())
                .isGreaterThan(cut.at("/score").asDouble());
        assertThat(cut.at("/explanation/parts").size()).isPositive();

        Answer weak = why(tea, TEA.replace("\"threshold\":0", "\"threshold\":1") + "}");
        assertThat(weak.text("/answer")).isEqualTo("below_threshold");
        assertThat(weak.at("/threshold").asDouble()).isEqualTo(1);

        Answer crowded = why(tea, TEA + ",\"token_budget\":6}");
        assertThat(crowded.text("/answer")).isEqualTo("outside_budget");
        assertThat(crowded.at("/tokens").asInt()).isPositive();
        assertThat(crowded.at("/token_budget").asInt()).isEqualTo(6);

        Answer foreign = why(green, TEA.replace("bob", "eve") + "}");
        assertThat(foreign.text("/answer")).isEqualTo("out_of_reach");
        assertThat(foreign.text("/reason")).isEqualTo("scope");
        assertThat(foreign.at("/explanation").isMissingNode()).isTrue();
    }

    @Test
    void whyNamesTheBetterMemoryThatSaysTheSame() {
        String first = add("Bob likes green tea");
        String second = add("Bob likes green tea");

        List<String> answers = List.of(
                why(first, TEA + "}").text("/answer"), why(second, TEA + "}").text("/answer"));

        assertThat(answers).containsExactlyInAnyOrder("returned", "duplicate");
        Answer duplicate = why(answers.getFirst().equals("duplicate") ? first : second, TEA + "}");
        String better = answers.getFirst().equals("duplicate") ? second : first;
        assertThat(duplicate.text("/duplicate_of")).isEqualTo("m:" + better);
        assertThat(duplicate.text("/sentence")).contains("the memory " + better);
    }

    @Test
    void anotherProjectsMemoriesAndEpisodesAreUnknown() {
        String id = add("Bob likes green tea");
        String episode = episodeOf(id);

        assertThat(fixture.other.post("/v1/memories/" + id + "/why/", TEA + "}").status())
                .isEqualTo(404);
        assertThat(fixture.other.get("/v1/episodes/" + episode + "/").status()).isEqualTo(404);
        assertThat(client.get("/v1/episodes/nothing/").text("/error")).isEqualTo("Episode not found!");
    }

    @Test
    void anEpisodeHasWhatWasSaidWordForWord() {
        String id = add("Bob likes green tea");

        Answer episode = client.get("/v1/episodes/" + episodeOf(id) + "/");

        assertThat(episode.text("/user_id")).isEqualTo("bob");
        assertThat(episode.text("/turns/0/content")).isEqualTo("Bob likes green tea");
        assertThat(episode.text("/turns/0/role")).isEqualTo("user");
        assertThat(episode.at("/turns/0/ordinal").asInt()).isZero();
    }

    @Test
    void theSelfHostedDialectExplainsInTheSameWords() {
        add("Bob likes green tea");

        Answer found = client.post(
                "/search", "{\"query\":\"green tea\",\"user_id\":\"bob\",\"explain\":true,\"token_budget\":100}");

        assertThat(found.at("/results/0/explanation/sources").size()).isEqualTo(1);
        assertThat(found.at("/results/0/score_details/bm25_score").asDouble()).isPositive();
        assertThat(found.at("/report/signals").size()).isPositive();
    }

    private String add(String text) {
        Answer added =
                client.post("/v3/memories/add/", "{\"messages\":\"" + text + "\",\"user_id\":\"bob\",\"infer\":false}");
        return added.text("/results/0/id");
    }

    private Answer why(String id, String body) {
        Answer why = client.post("/v1/memories/" + id + "/why/", body);
        assertThat(why.status()).as(why.body()).isEqualTo(200);
        return why;
    }

    private String episodeOf(String id) {
        String turn = why(id, TEA + "}").text("/explanation/sources/0/turn");
        return turn.substring(0, turn.indexOf('/'));
    }

    private static double normalised(JsonNode parts, String signal) {
        return parts.valueStream()
                .filter(part -> part.path("signal").asString().equals(signal))
                .mapToDouble(part -> part.path("normalised").asDouble())
                .sum();
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }
}
