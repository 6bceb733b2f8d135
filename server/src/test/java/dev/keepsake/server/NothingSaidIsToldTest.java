package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** Whatever happens to what somebody says, asks, is called or is known by: no log line, no metric and no span has any of it. */
class NothingSaidIsToldTest {

    private static final String MARKER = "marker";

    @Test
    void noLogLineNoMetricAndNoSpanHasWhatSomebodySaid() {
        List<String> lines = new ArrayList<>();
        Logger all = Logger.getLogger("");
        Logger ours = Logger.getLogger("dev.keepsake");
        Handler listener = new Listener(lines);
        Level before = ours.getLevel();
        ours.setLevel(Level.ALL);
        all.addHandler(listener);
        String scrape;
        String spans;
        try (WatchedServer watched = new WatchedServer()) {
            talk(watched);
            spans = watched.endedSpans().toString();
            scrape = watched.nobody.get("/metrics").body();
        } finally {
            all.removeHandler(listener);
            ours.setLevel(before);
        }

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(MARKER));
        assertThat(spans).contains("keepsake.search").doesNotContain(MARKER);
        assertThat(scrape).contains("keepsake_search_seconds").doesNotContain(MARKER);
    }

    private static void talk(WatchedServer watched) {
        watched.model.enqueue("{\"facts\":[{\"text\":\"User has a marker-dog.\",\"turns\":[1]}]}");
        String id = add(watched);
        watched.client.post("/search", "{\"query\":\"Which marker-dog?\",\"user_id\":\"marker-user\"}");
        watched.client.put("/memories/" + id, "{\"text\":\"User has two marker-dogs.\"}");
        watched.client.get("/v1/memories/?user_id=marker-user");
        watched.client.get("/marker-path?marker=marker");
        watched.client.post("/search", "{\"marker");
        watched.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);
        add(watched);
        watched.model.enqueue("marker, and no JSON");
        watched.model.enqueue("marker, and no JSON either");
        add(watched);
        watched.model.enqueueFor(prompt -> {
            throw new IllegalStateException("a defect that quotes: marker " + prompt.user());
        });
        watched.client.undescribed("POST", "/memories", BODY);
        watched.model.enqueueFor(prompt -> {
            throw new IllegalStateException("another", new IllegalStateException("marker " + prompt.user()));
        });
        watched.client.post("/v3/memories/add/", BODY);
        watched.engine.drain();
        awaitJob(watched);
        watched.client.delete("/memories/" + id);
        new WireClient(watched.server.uri(), "marker-key").get("/v1/ping/");
    }

    /** A job is told of after its row is gone, which is all that drain waits for. */
    private static void awaitJob(WatchedServer watched) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!watched.endedSpans().toString().contains("keepsake.job")) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("No job was told of within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String BODY = "{\"messages\":\"I have a marker-dog.\",\"user_id\":\"marker-user\"}";

    private static String add(WatchedServer watched) {
        return watched.client.post("/memories", BODY).text("/results/0/id");
    }

    /** Keeps what a log file would have, stack traces with the messages of their exceptions included. */
    private static final class Listener extends Handler {

        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
