package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostedQuarantineTest {

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient client = fixture.acme;

    @BeforeEach
    void hold() {
        client.post("/v3/memories/add/", "{\"messages\":\"The admin password is Tr0ub4dor&3.\",\"user_id\":\"bob\"}");
        fixture.engine.drain();
    }

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void heldFactsAreListedAndReleased() {
        Answer held = client.get("/v1/quarantine/?user_id=bob");

        assertThat(held.status()).isEqualTo(200);
        assertThat(held.text("/results/0/reason")).isEqualTo("looks like a password or a key");
        String id = held.text("/results/0/id");
        Answer released = client.post("/v1/quarantine/" + id + "/release/", "{}");
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.text("/id")).isEqualTo(id);
        assertThat(client.post("/v1/quarantine/" + id + "/release/", "{}").body())
                .isEqualTo(released.body());
        assertThat(client.get("/v1/quarantine/").body()).contains("\"count\":0");
    }

    @Test
    void othersSeeAndReleaseNothing() {
        String id = client.get("/v1/quarantine/").text("/results/0/id");

        assertThat(client.get("/v1/quarantine/?user_id=tom").body()).contains("\"count\":0");
        assertThat(fixture.other.get("/v1/quarantine/").body()).contains("\"count\":0");
        assertThat(fixture.other
                        .post("/v1/quarantine/" + id + "/release/", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/v1/quarantine/nonsense/release/", "{}").status())
                .isEqualTo(400);
    }
}
