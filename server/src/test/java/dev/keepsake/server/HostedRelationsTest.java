package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Relations, in the shapes of Mem0's graph mode, and the list of events. */
class HostedRelationsTest {

    private static final String BOB = "\"filters\":{\"user_id\":\"bob\"}";

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void aSearchShowsRelationsWhenAskedTo() {
        add("My sister Anna lives in Oslo.", "");

        Answer plain = client.post("/v3/memories/search/", "{\"query\":\"Where does Anna live?\"," + BOB + "}");
        Answer found = client.post(
                "/v3/memories/search/",
                "{\"query\":\"Where does Anna live?\",\"enable_graph\":true,\"relation_depth\":2," + BOB + "}");

        assertThat(plain.json().has("relations")).isFalse();
        assertThat(edges(found.at("/relations"), "destination"))
                .containsExactly("Anna lives_in Oslo", "Anna sibling_of user");
        assertThat(found.at("/relations/0/distance").asInt()).isEqualTo(1);
        assertThat(found.text("/relations/0/memory_id")).isEqualTo(found.text("/results/0/id"));
    }

    @Test
    void anAddShowsWhichRelationsItAddedAndClosed() {
        Answer first = add("I live in Lisbon.", ",\"enable_graph\":true");
        Answer second = add("I moved to Porto.", ",\"enable_graph\":true");

        assertThat(edges(first.at("/relations/added_entities/0"), "target")).containsExactly("user lives_in Lisbon");
        assertThat(edges(second.at("/relations/added_entities/0"), "target")).containsExactly("user lives_in Porto");
        assertThat(edges(second.at("/relations/deleted_entities/0"), "target")).containsExactly("user lives_in Lisbon");
        assertThat(add("I like tea", "").json().has("relations")).isFalse();
    }

    @Test
    void listsShowRelationsWithTheirTarget() {
        add("I live in Lisbon.", "");
        add("I moved to Porto.", "");

        assertThat(edges(
                        client.post("/v3/memories/", "{\"enable_graph\":true," + BOB + "}")
                                .at("/relations"),
                        "target"))
                .containsExactly("user lives_in Porto");
        assertThat(edges(
                        client.post("/v1/relations/", "{\"latest_only\":false," + BOB + "}")
                                .at("/results"),
                        "target"))
                .containsExactlyInAnyOrder("user lives_in Porto", "user lives_in Lisbon");
        assertThat(client.post("/v1/relations/?page=2&page_size=1", "{" + BOB + "}")
                        .at("/results")
                        .size())
                .isZero();
    }

    @Test
    void olderClientsGetTheOlderShapes() {
        String add = "{\"messages\":\"I live in Lisbon.\",\"user_id\":\"bob\",\"async_mode\":false,"
                + "\"enable_graph\":true,\"output_format\":\"v1.1\"}";

        assertThat(edges(client.post("/v1/memories/", add).at("/relations/added_entities/0"), "target"))
                .containsExactly("user lives_in Lisbon");
        assertThat(edges(
                        client.post(
                                        "/v1/memories/search/",
                                        "{\"query\":\"Where do I live?\",\"user_id\":\"bob\",\"threshold\":0,"
                                                + "\"enable_graph\":true,\"output_format\":\"v1.1\"}")
                                .at("/relations"),
                        "destination"))
                .containsExactly("user lives_in Lisbon");
        assertThat(edges(
                        client.get("/v1/memories/?user_id=bob&enable_graph=true")
                                .at("/relations"),
                        "target"))
                .containsExactly("user lives_in Lisbon");
    }

    @Test
    void theSelfHostedDialectShowsThemToo() {
        Answer added = client.post(
                "/memories", "{\"messages\":\"I live in Lisbon.\",\"user_id\":\"bob\",\"enable_graph\":true}");

        assertThat(edges(added.at("/relations/added_entities/0"), "target")).containsExactly("user lives_in Lisbon");
        assertThat(edges(
                        client.post("/search", "{\"query\":\"Where do I live?\",\"enable_graph\":true," + BOB + "}")
                                .at("/relations"),
                        "destination"))
                .containsExactly("user lives_in Lisbon");
        assertThat(edges(client.get("/memories?user_id=bob&enable_graph=true").at("/relations"), "target"))
                .containsExactly("user lives_in Lisbon");
    }

    @Test
    void aDepthThatIsNoneIsRefused() {
        Answer refused = client.post(
                "/v3/memories/search/",
                "{\"query\":\"Where?\",\"enable_graph\":true,\"relation_depth\":6," + BOB + "}");

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void eventsAreListedByTypeAndStatus() {
        add("I live in Lisbon.", "");
        add("I moved to Porto.", "");
        client.delete("/v1/memories/?user_id=bob");

        Answer all = client.get("/v1/events/");
        Answer adds = client.get("/v1/events/?event_type=add&status=SUCCEEDED&page_size=1&page=1");

        assertThat(all.at("/count").asInt()).isEqualTo(3);
        assertThat(all.text("/results/0/event_type")).isEqualTo("DELETE_ALL");
        assertThat(adds.at("/count").asInt()).isEqualTo(2);
        assertThat(adds.at("/results").size()).isEqualTo(1);
        assertThat(adds.text("/next")).contains("event_type=add").contains("status=SUCCEEDED");
        assertThat(client.get("/v1/events/?status=FAILED").at("/count").asInt()).isZero();
        assertThat(client.get("/v1/events/?status=unheard-of").status()).isEqualTo(400);
    }

    private Answer add(String text, String more) {
        return client.post(
                "/v3/memories/add/",
                "{\"messages\":\"" + text + "\",\"user_id\":\"bob\",\"async_mode\":false" + more + "}");
    }

    private static List<String> edges(JsonNode relations, String end) {
        return relations
                .valueStream()
                .map(relation -> relation.path("source").asString() + " "
                        + relation.path("relationship").asString() + " "
                        + relation.path(end).asString())
                .toList();
    }
}
