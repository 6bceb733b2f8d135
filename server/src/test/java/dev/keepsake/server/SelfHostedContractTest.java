package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SelfHostedContractTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void theRootLeadsToTheDescription() {
        Answer root = fixture.nobody.get("/");

        assertThat(root.status()).isEqualTo(307);
        assertThat(root.header("Location")).contains("/docs");
    }

    @Test
    void anAddWaitsAndListsWhatItStored() {
        Answer added = client.post(
                "/memories", "{\"messages\":[{\"role\":\"user\",\"content\":\"I live in Oslo\"}],\"user_id\":\"bob\"}");

        assertThat(added.status()).isEqualTo(200);
        assertThat(names(added.at("/results/0"))).containsExactly("id", "memory", "event");
        assertThat(added.text("/results/0/memory")).isEqualTo("I live in Oslo");
        assertThat(added.text("/results/0/event")).isEqualTo("ADD");
        Answer again = client.post(
                "/memories", "{\"messages\":[{\"role\":\"user\",\"content\":\"I live in Oslo\"}],\"user_id\":\"bob\"}");
        assertThat(again.body()).isEqualTo("{\"results\":[]}");
    }

    @Test
    void aTurnKeptAsItWasSaidComesWithItsSpeaker() {
        Answer added = client.post(
                "/memories",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hello\",\"name\":\"Ada\"}],\"run_id\":\"r\","
                        + "\"infer\":false}");

        assertThat(names(added.at("/results/0"))).containsExactly("id", "memory", "event", "actor_id", "role");
        assertThat(added.text("/results/0/actor_id")).isEqualTo("Ada");
        assertThat(added.text("/results/0/role")).isEqualTo("assistant");
    }

    @Test
    void aMemoryHasTheKeysOfTheLibrary() {
        String id = added("{\"messages\":\"Hello\",\"user_id\":\"bob\",\"agent_id\":\"a\",\"infer\":false,"
                + "\"metadata\":{\"k\":1,\"user_id\":\"eve\",\"created_at\":\"2020-05-01T10:00:00+02:00\"},"
                + "\"expiration_date\":\"2030-01-01\"}");

        assertThat(client.get("/memories/" + id).body())
                .startsWith("{\"id\":\"" + id + "\",\"memory\":\"Hello\",\"hash\":\"8b1a9953c4611296a827abf8c47804d7\","
                        + "\"metadata\":{\"k\":1},\"created_at\":\"2020-05-01T08:00:00.000000+00:00\",\"updated_at\":")
                .endsWith(
                        ",\"user_id\":\"bob\",\"agent_id\":\"a\",\"role\":\"user\",\"expiration_date\":\"2030-01-01\","
                                + "\"score\":null}");
    }

    @Test
    void anExtractedMemorySaysWhoseStatementItIs() {
        client.post("/memories", "{\"messages\":[{\"role\":\"user\",\"content\":\"I like tea\"}],\"user_id\":\"bob\"}");
        JsonNode memory = client.get("/memories?user_id=bob").at("/results/0");

        assertThat(names(memory))
                .containsExactly(
                        "id", "memory", "hash", "metadata", "created_at", "updated_at", "user_id", "attributed_to");
        assertThat(memory.path("attributed_to").asString()).isEqualTo("user");
    }

    @Test
    void anUnknownMemoryIsNull() {
        Answer unknown = client.get("/memories/" + NOBODY);

        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.body()).isEqualTo("null");
        assertThat(client.get("/memories/" + NOBODY + "/history").body()).isEqualTo("[]");
    }

    @Test
    void listsTakeOwnersAndALimit() {
        for (int i = 0; i < 25; i++) {
            added("{\"messages\":\"fact " + i + "\",\"user_id\":\"bob\",\"infer\":false}");
        }
        added("{\"messages\":\"gone\",\"user_id\":\"bob\",\"infer\":false,\"expiration_date\":\"2020-01-01\"}");

        assertThat(client.get("/memories?user_id=bob").at("/results").size()).isEqualTo(20);
        assertThat(client.get("/memories?user_id=bob&top_k=3").at("/results").size())
                .isEqualTo(3);
        assertThat(client.get("/memories?user_id=bob&top_k=0").body()).isEqualTo("{\"results\":[]}");
        assertThat(client.get("/memories?user_id=bob&agent_id=x").body()).isEqualTo("{\"results\":[]}");
        assertThat(client.get("/memories?user_id=bob&top_k=100").at("/results").size())
                .isEqualTo(25);
        assertThat(client.get("/memories?user_id=bob&top_k=100&show_expired=true")
                        .at("/results")
                        .size())
                .isEqualTo(26);
        Answer everything = client.get("/memories");
        assertThat(everything.at("/results").size()).isEqualTo(26);
        assertThat(names(everything.at("/results/0")))
                .containsExactly(
                        "id",
                        "memory",
                        "user_id",
                        "agent_id",
                        "run_id",
                        "hash",
                        "expiration_date",
                        "metadata",
                        "created_at",
                        "updated_at");
    }

    @Test
    void aSearchTakesFiltersOwnersAtTheTopAndBareAttributes() {
        added("{\"messages\":\"Bob likes green tea\",\"user_id\":\"bob\",\"infer\":false,\"metadata\":{\"k\":5}}");
        String query = "{\"query\":\"green tea\",";

        assertThat(found(query + "\"user_id\":\"bob\"}")).containsExactly("Bob likes green tea");
        assertThat(found(query + "\"filters\":{\"user_id\":\"bob\",\"k\":{\"gte\":5,\"lt\":6}}}"))
                .hasSize(1);
        assertThat(found(query + "\"filters\":{\"user_id\":\"bob\",\"k\":{\"gte\":5,\"lt\":5}}}"))
                .isEmpty();
        assertThat(found(query + "\"filters\":{\"AND\":[{\"user_id\":\"bob\"},{\"k\":[4,5]}]}}"))
                .hasSize(1);
        assertThat(found(query + "\"filters\":{\"user_id\":\"*\",\"NOT\":{\"k\":5}}}"))
                .isEmpty();
        assertThat(found(query + "\"filters\":{\"user_id\":\"eve\"},\"agent_id\":\"a\"}"))
                .isEmpty();
        assertThat(found(query + "\"user_id\":\"bob\",\"top_k\":0}")).isEmpty();
        Answer explained = client.post("/search", query + "\"user_id\":\"bob\",\"explain\":true}");
        assertThat(explained.at("/results/0/score").asDouble()).isPositive();
        assertThat(names(explained.at("/results/0/score_details")))
                .containsExactly(
                        "semantic_score",
                        "bm25_score",
                        "entity_boost",
                        "raw_score",
                        "max_possible_score",
                        "final_score",
                        "threshold");
    }

    @Test
    void aMemoryIsUpdatedAndDeletedWithTheirOwnWords() {
        String id = added("{\"messages\":\"tea\",\"user_id\":\"bob\",\"infer\":false}");

        assertThat(client.put("/memories/" + id, "{\"text\":\"coffee\",\"metadata\":{\"agent_id\":\"eve\",\"k\":1}}")
                        .body())
                .isEqualTo("{\"message\":\"Memory updated successfully!\"}");
        assertThat(client.get("/memories/" + id).at("/metadata")).hasToString("{\"k\":1}");
        assertThat(client.delete("/memories/" + id).body()).isEqualTo("{\"message\":\"Memory deleted successfully\"}");
        assertThat(client.delete("/memories/" + id).status()).isEqualTo(404);
        assertThat(client.put("/memories/" + id, "{\"text\":\"x\"}").status()).isEqualTo(404);
        JsonNode history = client.get("/memories/" + id + "/history").json();
        assertThat(history.findValuesAsString("event")).containsExactly("ADD", "UPDATE", "DELETE");
        assertThat(names(history.path(0)))
                .containsExactly(
                        "id",
                        "memory_id",
                        "old_memory",
                        "new_memory",
                        "event",
                        "created_at",
                        "updated_at",
                        "is_deleted",
                        "actor_id",
                        "role");
        assertThat(history.path(2).path("is_deleted").asBoolean()).isTrue();
    }

    @Test
    void deletingAndResettingLeaveTheRest() {
        added("{\"messages\":\"one\",\"user_id\":\"bob\",\"infer\":false}");
        added("{\"messages\":\"two\",\"user_id\":\"ann\",\"infer\":false}");
        assertThat(client.delete("/memories?user_id=bob").body())
                .isEqualTo("{\"message\":\"All relevant memories deleted\"}");
        assertThat(client.get("/memories").json().findValuesAsString("memory")).containsExactly("two");
        assertThat(client.send("POST", "/reset", null).body()).isEqualTo("{\"message\":\"All memories reset\"}");
        assertThat(client.get("/memories").body()).isEqualTo("{\"results\":[]}");
    }

    @Test
    void entitiesAreUsersAgentsAndRuns() {
        added(
                "{\"messages\":\"one\",\"user_id\":\"bob\",\"agent_id\":\"a\",\"run_id\":\"r\",\"app_id\":\"p\",\"infer\":false}");
        JsonNode entities = client.get("/entities").json();

        assertThat(entities.findValuesAsString("type")).containsExactly("user", "agent", "run");
        assertThat(names(entities.path(0))).containsExactly("id", "type", "total_memories", "created_at", "updated_at");
        assertThat(client.delete("/entities/agent/a").body()).isEqualTo("{\"message\":\"Entity deleted\"}");
        assertThat(client.get("/entities").body()).isEqualTo("[]");
    }

    @Test
    void bothDialectsSeeTheSameMemories() {
        String id = added("{\"messages\":\"one\",\"user_id\":\"bob\",\"infer\":false}");

        assertThat(client.get("/v1/memories/" + id + "/").text("/memory")).isEqualTo("one");
    }

    private String added(String body) {
        Answer answer = client.post("/memories", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        fixture.clock.advance(Duration.ofSeconds(1));
        return answer.text("/results/0/id");
    }

    private List<String> found(String body) {
        Answer answer = client.post("/search", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().findValuesAsString("memory");
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }
}
