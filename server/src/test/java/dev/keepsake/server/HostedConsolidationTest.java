package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostedConsolidationTest {

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @BeforeEach
    void live() {
        add("{\"messages\":\"Carla plays the oboe in Porto.\",\"user_id\":\"bob\"}");
        add("{\"messages\":\"carla plays the oboe in Porto!\",\"user_id\":\"bob\"}");
        add("{\"messages\":\"Tom plays the oboe in Porto.\",\"user_id\":\"tom\"}");
        fixture.engine.drain();
    }

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void aScopeIsPutInOrderAndBackAgain() {
        Answer seen = client.post("/v1/consolidations/", "{\"user_id\":\"bob\",\"dry_run\":true}");
        Answer done = client.post("/v1/consolidations/", "{\"filters\":{\"user_id\":\"bob\"}}");

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text("/results/0/findings/0/finding")).isEqualTo("duplicates");
        assertThat(done.text("/results/0/findings/0/kept")).isEqualTo(seen.text("/results/0/findings/0/kept"));
        String operation = done.text("/results/0/operation");
        Answer undone = client.post("/v1/consolidations/" + operation + "/undo/", "{}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(client.post("/v1/consolidations/" + operation + "/undo/", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(fixture.other
                        .post("/v1/consolidations/" + operation + "/undo/", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyoneIsPagedByScope() {
        Answer all = client.post(
                "/v1/consolidations/", "{\"everyone\":true,\"steps\":[\"contradictions\"],\"page_size\":1}");

        assertThat(all.body()).contains("\"count\":2").contains("page=2");
        assertThat(client.post("/v1/consolidations/", "{}").status()).isEqualTo(400);
        assertThat(client.post("/v1/consolidations/", "{\"user_id\":\"bob\",\"steps\":[\"dreams\"]}")
                        .status())
                .isEqualTo(400);
    }

    private void add(String body) {
        assertThat(client.post("/v1/memories/", body).status()).isEqualTo(200);
    }
}
