package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.server.WireClient.Answer;
import dev.keepsake.time.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostedJobsTest {

    private final Refusing extractor = new Refusing();
    private final ServerFixture fixture = new ServerFixture(ServerOptions.DEFAULT, extractor);
    private final WireClient client = fixture.acme;
    private String id = "";

    @BeforeEach
    void bury() {
        id = client.post("/v3/memories/add/", "{\"messages\":\"I moved to Lisbon.\",\"user_id\":\"bob\"}")
                .text("/event_id");
        fixture.engine.drain();
    }

    @AfterEach
    void close() {
        assertThat(fixture.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void deadJobsAreListedAndShownWithTheReasonAndTheEventHasFailed() {
        Answer listed = client.get("/v1/jobs/?state=dead");

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text("/count")).isEqualTo("1");
        assertThat(listed.text("/results/0/id")).isEqualTo(id);
        assertThat(listed.text("/results/0/error")).isEqualTo("The model refuses the key");
        assertThat(client.get("/v1/jobs/?state=waiting").text("/count")).isEqualTo("0");
        Answer shown = client.get("/v1/jobs/" + id + "/");
        assertThat(shown.text("/state")).isEqualTo("dead");
        assertThat(shown.text("/attempts")).isEqualTo("1");
        assertThat(shown.body()).doesNotContain("Lisbon");
        assertThat(client.get("/v1/event/" + id + "/").text("/status")).isEqualTo("FAILED");
    }

    @Test
    void whatIsRetriedIsDone() {
        extractor.refuses = false;

        assertThat(client.post("/v1/jobs/" + id + "/retry/", "{}").text("/state"))
                .isEqualTo("waiting");
        fixture.engine.drain();

        assertThat(client.get("/v1/event/" + id + "/").text("/status")).isEqualTo("SUCCEEDED");
        assertThat(client.get("/v1/jobs/" + id + "/").status()).isEqualTo(404);
    }

    @Test
    void allDeadOnesAreRetried() {
        extractor.refuses = false;

        assertThat(client.post("/v1/jobs/retry/", "{}").text("/retried")).isEqualTo("1");
        fixture.engine.drain();

        assertThat(client.get("/v1/jobs/").text("/count")).isEqualTo("0");
    }

    @Test
    void whatIsDiscardedIsGone() {
        Answer discarded = client.delete("/v1/jobs/" + id + "/");

        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.text("/operation")).isEqualTo(id);
        assertThat(discarded.text("/status")).isEqualTo("FAILED");
        assertThat(client.delete("/v1/jobs/" + id + "/").status()).isEqualTo(404);
        assertThat(client.get("/v1/event/" + id + "/").text("/status")).isEqualTo("FAILED");
    }

    @Test
    void othersSeeAndTouchNothing() {
        assertThat(fixture.other.get("/v1/jobs/").text("/count")).isEqualTo("0");
        assertThat(fixture.other.get("/v1/jobs/" + id + "/").status()).isEqualTo(404);
        assertThat(fixture.other.post("/v1/jobs/" + id + "/retry/", "{}").status())
                .isEqualTo(404);
        assertThat(fixture.other.post("/v1/jobs/retry/", "{}").text("/retried")).isEqualTo("0");
        assertThat(fixture.other.delete("/v1/jobs/" + id + "/").status()).isEqualTo(404);
        assertThat(fixture.nobody.get("/v1/jobs/").status()).isEqualTo(401);
        assertThat(client.get("/v1/jobs/").text("/count")).isEqualTo("1");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(client.get("/v1/jobs/?state=tired").status()).isEqualTo(400);
        assertThat(client.get("/v1/jobs/nonsense/").status()).isEqualTo(400);
    }

    /** Reads as the fixture does once it is allowed to. */
    private static final class Refusing implements Extractor {

        private final Extractor inner = new ServerFixture.EachTurnIsAFact();
        private volatile boolean refuses = true;

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Extraction extract(ExtractionRequest request, Deadline deadline) {
            if (refuses) {
                throw new KeepsakeException(ErrorCategory.CONFIGURATION, "The model refuses the key");
            }
            return inner.extract(request, deadline);
        }
    }
}
