package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients before the third version send and expect. */
class HostedLegacyTest {

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void addsAnswerWithAListThatIsWrappedOnRequest() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"I like tea\"}],\"user_id\":\"bob\"";
        Answer queued = client.post("/v1/memories/", body + "}");
        fixture.engine.drain();
        Answer stored = client.post("/v1/memories/", body + ",\"infer\":false,\"output_format\":\"v1.1\"}");

        assertThat(queued.text("/0/status")).isEqualTo("PENDING");
        assertThat(queued.text("/0/event_id")).isNotEmpty();
        assertThat(stored.at("/results").isArray()).isTrue();
        assertThat(stored.at("/relations").size()).isZero();
    }

    @Test
    void searchesTakeOwnersAtTheTopOrInFilters() {
        client.post(
                "/v3/memories/add/",
                "{\"messages\":\"green tea\",\"user_id\":\"bob\",\"run_id\":\"r\",\"infer\":false}");
        String question = "{\"query\":\"green tea\",";

        Answer atTop = client.post("/v1/memories/search/", question + "\"user_id\":\"bob\",\"limit\":1}");
        Answer filtered =
                client.post("/v2/memories/search/", question + "\"filters\":{\"AND\":[{\"user_id\":\"bob\"}]}}");
        Answer wrapped =
                client.post("/v2/memories/search/", question + "\"user_id\":\"bob\",\"output_format\":\"v1.1\"}");
        Answer stranger = client.post(
                "/v1/memories/search/", question + "\"user_id\":\"eve\",\"filters\":{\"user_id\":\"bob\"}}");

        assertThat(atTop.text("/0/memory")).isEqualTo("green tea");
        assertThat(atTop.text("/0/session_id")).isEqualTo("r");
        assertThat(atTop.at("/0/score").asDouble()).isPositive();
        assertThat(filtered.json().size()).isEqualTo(1);
        assertThat(wrapped.at("/results").size()).isEqualTo(1);
        assertThat(stranger.body()).isEqualTo("[]");
        assertThat(client.post("/v1/memories/search/", question + "\"top_k\":5}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void listsAreBareUnlessAPageIsAskedFor() {
        for (int i = 0; i < 3; i++) {
            client.post("/v3/memories/add/", "{\"messages\":\"fact " + i + "\",\"user_id\":\"bob\",\"infer\":false}");
        }

        assertThat(client.get("/v1/memories/?user_id=bob").json().size()).isEqualTo(3);
        assertThat(client.get("/v1/memories/?user_id=bob&agent_id=a").json().size())
                .isZero();
        assertThat(client.get("/v1/memories/?user_id=bob&page=2&page_size=2")
                        .at("/results")
                        .size())
                .isEqualTo(1);
        assertThat(client.post("/v2/memories/", "{\"filters\":{\"user_id\":\"bob\"}}")
                        .json()
                        .size())
                .isEqualTo(3);
        assertThat(client.post("/v2/memories/?page=1&page_size=2", "{\"filters\":{\"user_id\":\"bob\"}}")
                        .text("/next"))
                .endsWith("/v2/memories/?page=2&page_size=2");
        assertThat(client.get("/v1/memories/").status()).isEqualTo(400);
    }
}
