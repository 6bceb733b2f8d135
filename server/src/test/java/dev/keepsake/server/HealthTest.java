package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.server.WireClient.Answer;
import dev.keepsake.server.levels.LevelTargets;
import dev.keepsake.server.levels.Window;
import dev.keepsake.testkit.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server says of itself. */
class HealthTest {

    private WatchedServer watched = new WatchedServer();

    @AfterEach
    void close() {
        watched.close();
    }

    private void search(int times) {
        for (int search = 0; search < times; search++) {
            watched.client.post("/search", "{\"query\":\"Which dog?\",\"user_id\":\"ada\"}");
        }
    }

    @Test
    void aServerThatHasDoneNothingYetIsWell() {
        Answer health = watched.nobody.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("/status")).isEqualTo("ok");
        assertThat(health.at("/serving").asBoolean()).isTrue();
        assertThat(health.text("/levels/0/state")).isEqualTo("too_few");
        assertThat(health.at("/levels/1/calls").asInt()).isZero();
        assertThat(health.at("/levels/1").has("actual")).isFalse();
        assertThat(health.at("/queue/waiting").asInt()).isZero();
        assertThat(health.at("/canary/runs").asInt()).isZero();
    }

    @Test
    void aMissedLevelIsSaidAndDoesNotTakeTheServerAway() {
        watched.close();
        watched = new WatchedServer(WatchOptions.DEFAULT.withTargets(
                new LevelTargets(Duration.ofSeconds(1), Duration.ofNanos(1_000), 0.99, Window.FIVE_MINUTES)));
        search(24);
        Answer health = watched.nobody.get("/health?ready=1");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("/status")).isEqualTo("degraded");
        assertThat(health.text("/problems/0")).startsWith("read-p95 is ").contains("over 5m");
        assertThat(health.text("/levels/1/state")).isEqualTo("missed");
        assertThat(health.at("/levels/1/calls").asInt()).isEqualTo(24);

        watched.clock.advance(Duration.ofMinutes(6));
        assertThat(watched.nobody.get("/health").text("/status")).isEqualTo("ok");
    }

    @Test
    void whatCallersGetWrongSaysNothingOfTheServer() {
        for (int search = 0; search < 12; search++) {
            watched.client.post("/search", "{\"query\":\"\",\"user_id\":\"ada\"}");
        }

        assertThat(watched.nobody.get("/health").at("/levels/2/calls").asInt()).isZero();
    }

    @Test
    void aModelThatIsLeftAloneIsSaid() {
        watched.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);
        watched.client.send("POST", "/memories", "{\"messages\":\"I have a dog.\",\"user_id\":\"ada\"}");
        Answer health = watched.nobody.get("/health");

        assertThat(health.text("/status")).isEqualTo("degraded");
        assertThat(health.text("/breakers/0/state")).isEqualTo("open");
        assertThat(health.text("/problems/0")).contains("test-scripted");
    }

    @Test
    void whatDoesNotWorkBehindItIsSaidAndIsNoReasonToTakeTheServerAway() {
        watched.troubles.add("the store could not keep what was last written to it");
        Answer health = watched.nobody.get("/health?ready=1");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("/status")).isEqualTo("degraded");
        assertThat(health.text("/problems/0")).isEqualTo("the store could not keep what was last written to it");
        watched.troubles.clear();
        assertThat(watched.nobody.get("/health").text("/status")).isEqualTo("ok");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNotReadyAndStillAlive() {
        watched.faults.arm(new Fault(1, Fault.Moment.BEFORE_ITS_EFFECT, Fault.Extent.ALL_FROM_THEN_ON));
        Answer health = watched.nobody.get("/health");
        Answer ready = watched.nobody.get("/health?ready=1");
        int live = watched.nobody.get("/health/live").status();
        watched.faults.disarm();

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.at("/serving").asBoolean()).isFalse();
        assertThat(health.at("/queue/waiting").asInt()).isEqualTo(-1);
        assertThat(ready.status()).isEqualTo(503);
        assertThat(live).isEqualTo(200);
        assertThat(watched.nobody.get("/health?ready=1").status()).isEqualTo(200);
    }

    @Test
    void aCanaryFliesForWhoeverHasAKey() {
        Answer one = watched.client.send("POST", "/v1/canary/", null);
        Answer three = watched.client.post("/v1/canary/", "{\"count\":3}");

        assertThat(one.at("/succeeded").asInt()).isEqualTo(1);
        assertThat(three.at("/succeeded").asInt()).isEqualTo(3);
        assertThat(three.at("/read/p95").asDouble()).isPositive();
        assertThat(watched.nobody.get("/health").at("/canary/runs").asInt()).isEqualTo(4);
        assertThat(watched.nobody.get("/health").at("/levels/2/calls").asInt()).isZero();
        assertThat(watched.nobody.send("POST", "/v1/canary/", null).status()).isEqualTo(401);
        assertThat(watched.client.post("/v1/canary/", "{\"count\":101}").status())
                .isEqualTo(400);
    }

    @Test
    void aCanaryThatFailsIsSaid() {
        watched.faults.arm(new Fault(1, Fault.Moment.BEFORE_ITS_EFFECT, Fault.Extent.ALL_FROM_THEN_ON));
        String failure = watched.server.canary().run().failure();
        watched.faults.disarm();

        assertThat(failure).isEqualTo("could not clean up (storage_unavailable)");
        assertThat(watched.nobody.get("/health").text("/problems/0")).contains(failure);
        assertThat(watched.nobody.get("/health").text("/canary/last_failure")).isEqualTo(failure);
    }
}
