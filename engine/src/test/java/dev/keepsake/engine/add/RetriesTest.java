package dev.keepsake.engine.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(4)
class RetriesTest {

    private final Retries retries = new Retries();

    @Test
    void everyPauseIsTwiceAsLongUpToAMinute() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(Retries::pause))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(40),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1));
        assertThat(Retries.pause(1_000_000)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whoeverIsWokenDuringAnAttemptDoesNotWaitAfterIt() throws InterruptedException {
        long seen = retries.wakes();
        retries.wake();

        retries.await(1, seen);

        assertThat(retries.areOver()).isFalse();
    }

    @Test
    void whoeverWaitsIsWoken() throws InterruptedException {
        long seen = retries.wakes();
        Thread waker = Thread.ofVirtual().start(retries::wake);

        retries.await(1_000, seen);

        waker.join();
        assertThat(retries.wakes()).isEqualTo(seen + 1);
    }

    @Test
    void whenItIsOverNobodyWaits() throws InterruptedException {
        retries.end();

        retries.await(1, retries.wakes());

        assertThat(retries.areOver()).isTrue();
    }
}
