package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.WireClient.Answer;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbedderTest {

    private final ServerFixture fixture = new ServerFixture();
    private final WireClient operator = new WireClient(fixture.server.uri(), fixture.key(ProjectId.DEFAULT));

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    private Answer act(String what) {
        return operator.post("/v1/embedder/" + what + "/", "{}");
    }

    private void migrateUntilReady() {
        assertThat(operator.post("/v1/embedder/migrate/", "{\"to\":\"" + HashedSeconds.NAME + "\"}")
                        .status())
                .isEqualTo(200);
        awaitStatus("\"phase\":\"READY\"");
    }

    private void awaitStatus(String expected) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!operator.get("/v1/embedder/").body().contains(expected)) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
        }
    }

    @Test
    void theEmbedderIsChangedStepByStep() {
        fixture.acme.post("/v3/memories/add/", "{\"messages\":\"My violin is in the attic.\",\"user_id\":\"bob\"}");
        fixture.engine.drain();
        assertThat(operator.get("/v1/embedder/").text("/current/name")).isEqualTo(HashingEmbedder.NAME);

        migrateUntilReady();
        assertThat(act("retry").text("/set_aside")).isEqualTo("0");
        assertThat(act("switch").text("/current/name")).isEqualTo(HashedSeconds.NAME);
        assertThat(fixture.acme
                        .post("/v3/memories/search/", "{\"query\":\"violin\",\"filters\":{\"user_id\":\"bob\"}}")
                        .body())
                .contains("violin");
        assertThat(act("rollback").text("/current/name")).isEqualTo(HashingEmbedder.NAME);
        assertThat(operator.post("/v1/embedder/switch/", "{\"accept_set_aside\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(act("cancel").status()).isEqualTo(409);
        // So little is dropped that it may be done when the answer is written.
        assertThat(act("finish").text("/migration/phase")).isIn("DROPPING", "");
        awaitStatus("\"migration\":null");
    }

    @Test
    void whatPeopleAskedIsComparedAndNotTold() {
        fixture.acme.post("/v3/memories/add/", "{\"messages\":\"My violin is in the attic.\",\"user_id\":\"bob\"}");
        fixture.acme.post(
                "/v3/memories/search/", "{\"query\":\"where is the violin\",\"filters\":{\"user_id\":\"bob\"}}");
        migrateUntilReady();

        Answer compared = act("compare");

        assertThat(compared.status()).isEqualTo(200);
        assertThat(compared.body())
                .contains("\"asked\":1", "\"own\":false", "\"rank_biased_overlap\":", "\"asked_at\":\"")
                .doesNotContain("violin");
        Answer own = operator.post("/v1/embedder/compare/", "{\"queries\":[\"the attic\"]}");
        assertThat(own.text("/questions/0/query")).isEqualTo("the attic");
        assertThat(act("cancel").status()).isEqualTo(200);
        awaitStatus("\"migration\":null");
    }

    @Test
    void onlyAKeyOfTheDefaultProjectIsLetIn() {
        assertThat(fixture.acme.get("/v1/embedder/").status()).isEqualTo(403);
        assertThat(fixture.acme
                        .post("/v1/embedder/migrate/", "{\"to\":\"" + HashedSeconds.NAME + "\"}")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.nobody.get("/v1/embedder/").status()).isEqualTo(401);
        assertThat(operator.get("/v1/embedder/").body()).contains("\"migration\":null");
    }

    @Test
    void whatIsSaidWronglyIsRefused() {
        assertThat(operator.post("/v1/embedder/migrate/", "{}").status()).isEqualTo(400);
        assertThat(operator.post("/v1/embedder/migrate/", "{\"to\":\"nobody\"}").status())
                .isEqualTo(400);
        assertThat(act("switch").status()).isEqualTo(409);
        assertThat(act("finish").status()).isEqualTo(409);
    }
}
