package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HostedContractTest {

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void pingGivesIdsAsStringsAndTheStatusThatClientsWaitFor() {
        Answer ping = client.get("/v1/ping/");

        assertThat(ping.status()).isEqualTo(200);
        assertThat(ping.text("/status")).isEqualTo("ok");
        assertThat(ping.at("/org_id").isString()).isTrue();
        assertThat(ping.at("/project_id")).hasToString("\"acme\"");
        assertThat(ping.text("/user_email")).contains("@");
    }

    @Test
    void anAddIsQueuedAndItsEventTellsWhenItIsDone() {
        Answer added = client.post(
                "/v3/memories/add/",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"I live in Oslo\"}],\"user_id\":\"bob\"}");
        fixture.engine.drain();

        assertThat(added.status()).isEqualTo(200);
        assertThat(names(added.json())).containsExactly("message", "status", "event_id");
        assertThat(added.text("/status")).isEqualTo("PENDING");
        Answer event = client.get("/v1/event/" + added.text("/event_id") + "/");
        assertThat(names(event.json()))
                .containsExactlyInAnyOrder(
                        "id",
                        "event_type",
                        "status",
                        "payload",
                        "metadata",
                        "results",
                        "created_at",
                        "updated_at",
                        "started_at",
                        "completed_at",
                        "latency",
                        "graph_status",
                        "error");
        assertThat(event.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(event.text("/event_type")).isEqualTo("ADD");
        assertThat(event.text("/results/0/data/memory")).isEqualTo("I live in Oslo");
        assertThat(event.text("/results/0/event")).isEqualTo("ADD");
    }

    @Test
    void anAddWithoutInferenceAnswersWithWhatItStored() {
        Answer added = add("{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind\"},"
                + "{\"role\":\"user\",\"content\":\"I live in Oslo\"}],\"user_id\":\"bob\",\"infer\":false}");

        assertThat(names(added.json())).containsExactly("message", "status", "event_id", "results");
        assertThat(added.text("/message")).isEqualTo("Memories stored successfully");
        assertThat(added.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(added.at("/results").size()).isEqualTo(1);
        assertThat(names(added.at("/results/0"))).containsExactly("id", "data", "memory", "event");
        assertThat(added.text("/results/0/data/memory")).isEqualTo("I live in Oslo");
        assertThat(added.text("/results/0/memory")).isEqualTo("I live in Oslo");
    }

    @Test
    void aMemoryIsShownWithEveryKeyOfThePlatform() {
        String id = added("{\"messages\":\"I live in Oslo\",\"user_id\":\"bob\",\"agent_id\":\"a\",\"app_id\":\"p\","
                + "\"run_id\":\"r\",\"infer\":false,\"metadata\":{\"n\":100,\"pi\":3.14,\"ok\":true,\"no\":null,"
                + "\"list\":[1,\"x\"]},\"timestamp\":1700000000,\"expiration_date\":\"2030-12-31\"}");

        Answer memory = client.get("/v1/memories/" + id + "/");
        assertThat(memory.status()).isEqualTo(200);
        assertThat(memory.body())
                .isEqualTo(
                        "{\"id\":\"" + id + "\",\"memory\":\"I live in Oslo\",\"user_id\":\"bob\",\"agent_id\":\"a\","
                                + "\"app_id\":\"p\",\"session_id\":\"r\",\"metadata\":{\"n\":100,\"pi\":3.14,\"ok\":true,"
                                + "\"no\":null,\"list\":[1,\"x\"]},\"categories\":null,\"structured_attributes\":{\"year\":2023,"
                                + "\"month\":11,\"day\":14,\"hour\":22,\"minute\":13,\"day_of_week\":\"tuesday\","
                                + "\"week_of_year\":46,\"day_of_year\":318,\"quarter\":4,\"is_weekend\":false},"
                                + "\"replaced_by\":null,\"synthesized\":false,\"lifecycle_state\":\"active\","
                                + "\"expiration_date\":\"2030-12-31\",\"created_at\":\"2023-11-14T22:13:20.000000+00:00\","
                                + "\"updated_at\":" + memory.at("/updated_at") + "}");
    }

    @Test
    void ownersAndTimesMayStandWhereverClientsPutThem() {
        String inFilters = added("{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"http://x/y\"}}],\"name\":\"Bo\"}],"
                + "\"filters\":{\"userId\":\"bob\",\"runId\":7},\"infer\":false,\"observation_date\":\"2024-05-01\"}");
        Answer memory = client.get("/v1/memories/" + inFilters + "/");

        assertThat(memory.text("/user_id")).isEqualTo("bob");
        assertThat(memory.text("/session_id")).isEqualTo("7");
        assertThat(memory.text("/memory")).isEqualTo("a");
        assertThat(memory.text("/created_at")).isEqualTo("2024-05-01T00:00:00.000000+00:00");
    }

    @Test
    void aCallerMayWaitForTheExtraction() {
        Answer added = add("{\"messages\":\"I like tea\",\"user_id\":\"bob\",\"async_mode\":false}");

        assertThat(added.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(added.text("/results/0/data/memory")).isEqualTo("I like tea");
    }

    @Test
    void aRetryWithTheSameIdempotencyKeyGetsTheFirstAnswer() {
        String body = "{\"messages\":\"I like tea\",\"user_id\":\"bob\",\"infer\":false}";
        String path = "/v3/memories/add/";
        Answer first = client.send("POST", path, body, "Idempotency-Key", "k1");
        Answer again = client.send("POST", path, body, "Idempotency-Key", "k1");
        Answer another = client.send("POST", path, body.replace("tea", "cake"), "Idempotency-Key", "k1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.text("/error")).contains("idempotency key");
    }

    @Test
    void listsComeInPagesWithAbsoluteLinks() {
        for (int i = 0; i < 5; i++) {
            added("{\"messages\":\"fact " + i + "\",\"user_id\":\"bob\",\"infer\":false}");
            fixture.clock.advance(Duration.ofSeconds(1));
        }
        String filters = "{\"filters\":{\"user_id\":\"bob\"}}";
        Answer middle = client.post("/v3/memories/?page=2&page_size=2", filters);

        assertThat(middle.at("/count").asInt()).isEqualTo(5);
        assertThat(memories(middle)).containsExactly("fact 2", "fact 1");
        assertThat(middle.text("/next")).isEqualTo(fixture.server.uri() + "/v3/memories/?page=3&page_size=2");
        assertThat(middle.text("/previous")).isEqualTo(fixture.server.uri() + "/v3/memories/?page=1&page_size=2");
        Answer last = client.post("/v3/memories/", "{\"filters\":{\"user_id\":\"bob\"},\"page\":3,\"page_size\":2}");
        assertThat(memories(last)).containsExactly("fact 0");
        assertThat(last.at("/next").isNull()).isTrue();
        Answer beyond = client.post("/v3/memories/?page=2147483647&page_size=2147483647", filters);
        assertThat(memories(beyond)).isEmpty();
        assertThat(beyond.at("/next").isNull()).isTrue();
    }

    @Test
    void aPageThatIsAskedToBeTooLongIsCutAndLeadsOn() {
        for (int i = 0; i < 3; i++) {
            added("{\"messages\":\"fact " + i + "\",\"user_id\":\"bob\",\"infer\":false}");
        }
        try (KeepsakeServer shortPages = KeepsakeServer.start(
                ServerOptions.DEFAULT.withPort(0).withMaxPageSize(2),
                fixture.engine,
                fixture.store.keys(),
                fixture.clock)) {
            WireClient reader = new WireClient(shortPages.uri(), fixture.key(ServerFixture.ACME));
            Answer page = reader.post("/v3/memories/?page_size=1000", "{\"filters\":{\"user_id\":\"bob\"}}");

            assertThat(page.at("/results").size()).isEqualTo(2);
            assertThat(page.text("/next")).endsWith("?page=2&page_size=2");
        }
    }

    @Test
    void conditionsBesideTheFiltersHoldAsWell() {
        String old = "{\"messages\":\"old Tea\",\"user_id\":\"bob\",\"infer\":false,\"timestamp\":1577836800,"
                + "\"metadata\":{\"k\":\"v\",\"categories\":[\"drinks\"]}}";
        added(old);
        added("{\"messages\":\"new tea\",\"user_id\":\"bob\",\"infer\":false,\"expiration_date\":\"2020-01-01\"}");

        assertThat(listed("")).containsExactly("old Tea");
        assertThat(listed(",\"show_expired\":true")).hasSize(2);
        assertThat(listed(",\"keywords\":\"TEA\"")).containsExactly("old Tea");
        assertThat(listed(",\"keywords\":\"cake\"")).isEmpty();
        assertThat(listed(",\"end_date\":\"2020-01-01\"")).containsExactly("old Tea");
        assertThat(listed(",\"end_date\":\"2019-12-31\"")).isEmpty();
        assertThat(listed(",\"start_date\":\"2020-01-02\"")).isEmpty();
        assertThat(listed(",\"metadata\":{\"k\":\"v\"}")).containsExactly("old Tea");
        assertThat(listed(",\"metadata\":{\"k\":\"w\"}")).isEmpty();
        assertThat(listed(",\"categories\":[\"drinks\"]")).containsExactly("old Tea");
        assertThat(listed(",\"categories\":[\"food\"]")).isEmpty();
    }

    @Test
    void listsAndSearchesLookBack() {
        added("{\"messages\":\"fact 1\",\"user_id\":\"bob\",\"infer\":false,\"timestamp\":1577836800}");
        String before = fixture.clock.instant().toString();
        fixture.clock.advance(Duration.ofHours(1));
        added("{\"messages\":\"fact 2\",\"user_id\":\"bob\",\"infer\":false,\"timestamp\":1609459200}");

        assertThat(listed(",\"known_at\":\"" + before + "\"")).containsExactly("fact 1");
        assertThat(listed(",\"valid_at\":\"2020-06-01\"")).containsExactly("fact 1");
        assertThat(listed(",\"valid_at\":\"2021-06-01\"")).containsExactly("fact 2", "fact 1");
        assertThat(listed(",\"valid_at\":\"2019-06-01\"")).isEmpty();
        Answer found = client.post(
                "/v3/memories/search/",
                "{\"query\":\"fact\",\"filters\":{\"user_id\":\"bob\"},\"threshold\":0,\"known_at\":\"" + before
                        + "\"}");
        assertThat(memories(found)).containsExactly("fact 1");
        String id = found.text("/results/0/id");
        assertThat(client.get("/v1/memories/" + id + "/?valid_at=2019-06-01").status())
                .isEqualTo(404);
        assertThat(client.get("/v1/memories/" + id + "/?known_at=" + before).text("/memory"))
                .isEqualTo("fact 1");
    }

    @Test
    void onlyTheFieldsAskedForAreShown() {
        added("{\"messages\":\"I like tea\",\"user_id\":\"bob\",\"infer\":false}");
        Answer page = fixture.acme.undescribed(
                "POST", "/v3/memories/", "{\"filters\":{\"user_id\":\"bob\"},\"fields\":[\"memory\",\"created_at\"]}");

        assertThat(names(page.at("/results/0"))).containsExactly("id", "memory", "created_at");
    }

    @Test
    void aSearchShowsScoresAndTheirParts() {
        String tea =
                added("{\"messages\":\"Bob likes green tea\",\"user_id\":\"bob\",\"run_id\":\"r\",\"infer\":false}");
        added("{\"messages\":\"It rains in Bergen\",\"user_id\":\"bob\",\"infer\":false}");

        Answer found = client.post(
                "/v3/memories/search/",
                "{\"query\":\" green tea \",\"filters\":{\"AND\":[{\"user_id\":\"bob\"}]},\"top_k\":5,"
                        + "\"output_format\":\"v1.1\",\"rerank\":true}");

        assertThat(found.text("/results/0/id")).isEqualTo(tea);
        assertThat(found.text("/results/0/run_id")).isEqualTo("r");
        assertThat(found.at("/results/0/score").asDouble()).isBetween(0.1, 1.0);
        assertThat(found.at("/results/0/score_breakdown/bm25").asDouble()).isPositive();
        Answer strict = client.post(
                "/v3/memories/search/",
                "{\"query\":\"green tea\",\"filters\":{\"user_id\":\"bob\"},\"top_k\":1,\"threshold\":0}");
        assertThat(strict.at("/results").size()).isEqualTo(1);
    }

    @Test
    void anUpdateKeepsWhatItDoesNotNameAndANullTakesTheExpiryAway() {
        String id = added("{\"messages\":\"I like tea\",\"user_id\":\"bob\",\"infer\":false,"
                + "\"metadata\":{\"a\":1},\"expiration_date\":\"2030-01-01\"}");
        Answer reworded = client.put("/v1/memories/" + id + "/", "{\"text\":\"I like coffee\",\"metadata\":{\"b\":2}}");
        Answer unlimited = client.put("/v1/memories/" + id + "/", "{\"expiration_date\":null}");

        assertThat(reworded.text("/memory")).isEqualTo("I like coffee");
        assertThat(reworded.at("/metadata")).hasToString("{\"a\":1,\"b\":2}");
        assertThat(reworded.text("/expiration_date")).isEqualTo("2030-01-01");
        assertThat(unlimited.at("/expiration_date").isNull()).isTrue();
        assertThat(unlimited.text("/memory")).isEqualTo("I like coffee");
    }

    @Test
    void historyOutlivesTheMemory() {
        String id = added("{\"messages\":\"I like tea\",\"user_id\":\"bob\",\"infer\":false}");
        client.put("/v1/memories/" + id + "/", "{\"text\":\"I like coffee\"}");
        Answer deleted = client.delete("/v1/memories/" + id + "/");
        Answer history = client.get("/v1/memories/" + id + "/history/");

        assertThat(deleted.body()).isEqualTo("{\"message\":\"Memory deleted successfully!\"}");
        assertThat(client.get("/v1/memories/" + id + "/").status()).isEqualTo(404);
        assertThat(client.delete("/v1/memories/" + id + "/").status()).isEqualTo(404);
        assertThat(history.json().findValuesAsString("event")).containsExactly("ADD", "UPDATE", "DELETE");
        assertThat(history.text("/1/old_memory")).isEqualTo("I like tea");
        assertThat(history.text("/1/new_memory")).isEqualTo("I like coffee");
        assertThat(history.json().at("/0/input").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":\"I like tea\"}]");
        assertThat(history.json().at("/2/input")).isEmpty();
        assertThat(history.json().findValuesAsString("user_id")).containsOnly("bob");
    }

    private List<String> listed(String more) {
        return memories(client.post("/v3/memories/", "{\"filters\":{\"user_id\":\"bob\"}" + more + "}"));
    }

    private static List<String> memories(Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.at("/results").findValuesAsString("memory");
    }

    private Answer add(String body) {
        Answer answer = client.post("/v3/memories/add/", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private String added(String body) {
        return add(body).text("/results/0/id");
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }
}
