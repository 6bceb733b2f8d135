package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogsTest {

    private static final Logger ALL = Logger.getLogger("");
    private static final Logger ACCESS = Logger.getLogger("dev.keepsake.server.access");
    private static final Logger OPERATIONS = Logger.getLogger("dev.keepsake.server.operations");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Handler[] handlers = ALL.getHandlers();
    private final Level level = ALL.getLevel();

    @BeforeEach
    void begin() {
        JsonLogs.to(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void putBack() {
        for (Handler handler : ALL.getHandlers()) {
            ALL.removeHandler(handler);
        }
        for (Handler handler : handlers) {
            ALL.addHandler(handler);
        }
        ALL.setLevel(level);
        ACCESS.setLevel(null);
        OPERATIONS.setLevel(null);
        MDC.clear();
    }

    private List<JsonNode> lines() {
        for (Handler handler : ALL.getHandlers()) {
            handler.flush();
        }
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.builder().build().readTree(line))
                .toList();
    }

    @Test
    void eachRequestIsALineWithItsIds() {
        MDC.put("request_id", "r-1");
        MDC.put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
        LoggerFactory.getLogger("dev.keepsake.server.access").debug("{} {}", "POST", "/search");

        JsonNode line = lines().getFirst();
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder("time", "level", "logger", "message", "trace_id", "request_id");
        assertThat(line.at("/message").asString()).isEqualTo("POST /search");
        assertThat(line.at("/level").asString()).isEqualTo("debug");
        assertThat(line.at("/request_id").asString()).isEqualTo("r-1");
    }

    @Test
    void aFailureIsOneLineAndSaysNothingOfOthers() {
        KeepsakeException known = new KeepsakeException(
                ErrorCategory.INTERNAL, "The index is broken", new IllegalStateException("marker-text\nmore"));
        LoggerFactory.getLogger("dev.keepsake.engine").error("It failed", known);

        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst().at("/failure").asString())
                .contains("The index is broken", "IllegalStateException", "JsonLogsTest")
                .doesNotContain("marker");
    }

    @Test
    void whoReadsTheLogAndStopsHoldsUpNobodyWhoLogs() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        OutputStream stuck = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                reading.countDown();
                hold(letGo);
                out.write(bytes, from, length);
            }
        };
        JsonLogs.to(new PrintStream(stuck, false, StandardCharsets.UTF_8));
        Logger logger = Logger.getLogger("dev.keepsake.engine");
        logger.info("first");
        hold(reading);
        for (int line = 0; line < QueuedLines.MOST + 5; line++) {
            logger.info("one of many");
        }
        letGo.countDown();

        assertThat(lines()).hasSize(1 + QueuedLines.MOST + 1);
        assertThat(lines().getLast().at("/message").asString()).startsWith("5 log lines are lost");
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void whatNobodyNeedsIsNotLogged() {
        LoggerFactory.getLogger("dev.keepsake.engine").debug("details");

        assertThat(lines()).isEmpty();
    }
}
