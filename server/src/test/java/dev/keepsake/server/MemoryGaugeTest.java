package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryGaugeTest {

    @Test
    void memoriesOfAllProjectsAreShownByHowTheyCameToBeAndWhereTheyStand() {
        try (WatchedServer watched = new WatchedServer()) {
            assertThat(current(watched)).isEqualTo("0.0");
            watched.client.post("/memories", "{\"messages\":\"I have a dog.\",\"user_id\":\"ada\",\"infer\":false}");
            watched.clock.advance(Duration.ofSeconds(2));

            assertThat(current(watched)).isEqualTo("1.0");
        }
    }

    private static String current(WatchedServer watched) {
        String line = "keepsake_memories{kind=\"verbatim\",state=\"current\"} ";
        return watched.nobody
                .get("/metrics")
                .body()
                .lines()
                .filter(one -> one.startsWith(line))
                .map(one -> one.substring(line.length()))
                .findFirst()
                .orElse("");
    }
}
