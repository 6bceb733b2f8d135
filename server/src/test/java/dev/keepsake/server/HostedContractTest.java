package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HostedContractTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

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
        assertThat(names(added.at("/results/0"))).containsExactly("id", "data", "event");
        assertThat(added.text("/results/0/data/memory")).isEqualTo("I live in Oslo");
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
