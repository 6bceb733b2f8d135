package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Batches, deletes by owner, and entities. */
class HostedBulkTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void batchesTouchWhatExistsAndNameWhatDoesNot() {
        String one = added("{\"messages\":\"one\",\"user_id\":\"bob\",\"infer\":false}");
        String two = added("{\"messages\":\"two\",\"user_id\":\"bob\",\"infer\":false}");
        Answer updated = client.put(
                "/v1/batch/",
                "{\"memories\":[{\"memory_id\":\"" + one + "\",\"text\":\"uno\"}," + "{\"memory_id\":\"" + two
                        + "\",\"metadata\":{\"k\":1}}]}");
        Answer partly = client.send(
                "DELETE",
                "/v1/batch/",
                "{\"memories\":[{\"memory_id\":\"" + NOBODY + "\"},{\"memory_id\":\"" + one + "\"}]}");
        Answer none = client.send("DELETE", "/v1/batch/", "{\"memories\":[{\"memory_id\":\"" + NOBODY + "\"}]}");

        assertThat(updated.body()).isEqualTo("{\"message\":\"Successfully updated 2 memories\"}");
        assertThat(partly.body())
                .isEqualTo("{\"message\":\"Successfully deleted 1 memories\",\"not_found\":[\"" + NOBODY + "\"]}");
        assertThat(none.status()).isEqualTo(404);
        assertThat(listed("")).containsExactly("two");
    }

    @Test
    void aBadItemStopsABatchBeforeItBegins() {
        String one = added("{\"messages\":\"one\",\"user_id\":\"bob\",\"infer\":false}");
        Answer answer = client.send(
                "DELETE", "/v1/batch/", "{\"memories\":[{\"memory_id\":\"" + one + "\"},{\"memory_id\":\"x\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(listed("")).containsExactly("one");
    }

    @Test
    void deletingEverythingOfSomebodyTakesAllItsSpellings() {
        for (String filter : List.of(
                "user_id=bob",
                "userId=bob",
                "filters=%7B%27user_id%27%3A+%27bob%27%7D",
                "filters=%7B%22user_id%22%3A%22bob%22%7D",
                "user_id=*",
                "user_id=*&agent_id=*&app_id=*&run_id=*")) {
            added("{\"messages\":\"one\",\"user_id\":\"bob\",\"infer\":false}");
            Answer deleted = client.delete("/v1/memories/?" + filter);

            assertThat(names(deleted.json())).as(deleted.body()).containsExactly("message", "event_id");
            assertThat(listed("")).as(filter).isEmpty();
            assertThat(client.get("/v1/event/" + deleted.text("/event_id") + "/")
                            .text("/event_type"))
                    .isEqualTo("DELETE_ALL");
        }
        assertThat(client.delete("/v1/memories/?user_id=unheard-of").status()).isEqualTo(200);
    }

    @Test
    void deletingSparesWhatOneConditionDoesNotCover() {
        added("{\"messages\":\"mine\",\"user_id\":\"bob\",\"infer\":false}");
        added("{\"messages\":\"ours\",\"user_id\":\"bob\",\"agent_id\":\"a\",\"infer\":false}");
        added("{\"messages\":\"theirs\",\"agent_id\":\"a\",\"infer\":false}");

        client.delete("/v1/memories/?user_id=bob&agent_id=*");
        assertThat(listed("")).containsExactly("mine");
        client.delete("/v1/memories/?user_id=*");
        assertThat(memories(client.post("/v3/memories/", "{\"filters\":{\"agent_id\":\"a\"}}")))
                .containsExactly("theirs");
    }

    @Test
    void entitiesAreListedShownAndDeletedUnderTheirNames() {
        String hostile = "a/b c%2F\u00e9?#";
        String path = "a%2Fb%20c%252F%C3%A9%3F%23";
        added("{\"messages\":\"one\",\"user_id\":\"" + hostile + "\",\"agent_id\":\"a\",\"infer\":false}");
        added("{\"messages\":\"two\",\"user_id\":\"" + hostile + "\",\"run_id\":\"r\",\"infer\":false}");

        Answer all = client.get("/v1/entities/");
        assertThat(all.at("/count").asInt()).isEqualTo(3);
        assertThat(all.json().findValuesAsString("name")).containsExactlyInAnyOrder(hostile, "a", "r");
        assertThat(all.at("/total_users").asInt()).isEqualTo(1);
        assertThat(all.at("/total_agents").asInt()).isEqualTo(1);
        assertThat(all.at("/total_apps").asInt()).isZero();
        assertThat(all.at("/total_runs").asInt()).isEqualTo(1);
        Answer second = client.get("/v1/entities/?page=2&page_size=1");
        assertThat(second.text("/next")).endsWith("/v1/entities/?page=3&page_size=1");
        Answer one = client.get("/v2/entities/user/" + path + "/");
        assertThat(one.json().size()).isEqualTo(1);
        assertThat(one.at("/0/total_memories").asInt()).isEqualTo(2);
        assertThat(client.delete("/v2/entities/user/" + path + "/").status()).isEqualTo(200);
        assertThat(client.get("/v2/entities/user/" + path + "/").body()).isEqualTo("[]");
        assertThat(client.get("/v1/entities/").at("/count").asInt()).isZero();
        assertThat(client.delete("/v1/entities/user/nobody/").status()).isEqualTo(200);
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
