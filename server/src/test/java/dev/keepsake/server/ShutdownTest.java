package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.server.WireClient.Answer;
import dev.keepsake.time.Deadline;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownTest {

    private static final int CALLERS = 8;

    @Test
    void closingLetsRunningRequestsFinishAndTakesNoNewOnes() throws Exception {
        Held held = new Held();
        ServerFixture fixture = new ServerFixture(ServerOptions.DEFAULT, held);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String body = "{\"messages\":\"fact " + i + "\",\"user_id\":\"u" + i + "\"}";
                running.add(threads.submit(() ->
                        new WireClient(fixture.server.uri(), fixture.key(ServerFixture.ACME)).post("/memories", body)));
            }
            assertThat(held.arrived.await(20, TimeUnit.SECONDS)).isTrue();

            Future<?> closing = threads.submit(fixture.server::close);
            waitUntilNobodyIsLetIn(fixture);
            assertThat(closing.isDone()).isFalse();
            held.released.countDown();

            for (Future<Answer> answer : running) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().at("/results").size()).isEqualTo(1);
                assertThat(answer.get().header("Connection")).contains("close");
            }
            closing.get();
        }
        assertThat(fixture.violations()).isEmpty();
        assertThat(fixture.engine
                        .project(ServerFixture.ACME)
                        .owners(new dev.keepsake.api.OwnersRequest(dev.keepsake.store.PageRequest.first(100)))
                        .total())
                .isEqualTo(CALLERS);
        fixture.engine.close();
    }

    @Test
    void closingDoesNotWaitForeverForARequestThatHangs() throws Exception {
        Held held = new Held();
        ServerFixture fixture =
                new ServerFixture(ServerOptions.DEFAULT.withShutdownGrace(Duration.ofMillis(200)), held);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> hanging =
                    threads.submit(() -> fixture.acme.post("/memories", "{\"messages\":\"x\",\"user_id\":\"u\"}"));
            for (int i = 1; i < CALLERS; i++) {
                held.arrived.countDown();
            }
            assertThat(held.arrived.await(20, TimeUnit.SECONDS)).isTrue();

            long began = System.nanoTime();
            fixture.server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            held.released.countDown();
            assertThatThrownBy(hanging::get).hasCauseInstanceOf(UncheckedIOException.class);
        }
        fixture.engine.close();
    }

    @Test
    void anIdleConnectionDoesNotDelayClosing() {
        ServerFixture fixture = new ServerFixture();
        fixture.acme.get("/v1/ping/");

        long began = System.nanoTime();
        fixture.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static void waitUntilNobodyIsLetIn(ServerFixture fixture) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                new WireClient(fixture.server.uri(), null).get("/health/live");
            } catch (UncheckedIOException refused) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The server still takes connections");
    }

    /** Holds every extraction until it is released. */
    private static final class Held implements Extractor {

        private final CountDownLatch arrived = new CountDownLatch(CALLERS);
        private final CountDownLatch released = new CountDownLatch(1);
        private final Extractor inner = new ServerFixture.EachTurnIsAFact();

        @Override
        public String name() {
            return "held/1";
        }

        @Override
        public Extraction extract(ExtractionRequest request, Deadline deadline) {
            arrived.countDown();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return inner.extract(request, deadline);
        }
    }
}
