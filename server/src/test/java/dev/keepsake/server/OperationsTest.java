package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.api.Upkeep;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.WireClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {

    private static final ServerFixture FIXTURE = new ServerFixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedRouteExists() {
        TreeSet<String> routes = new TreeSet<>();
        Watching watching = Watching.alone();
        KeepsakeServer.routes(
                        ServerOptions.DEFAULT,
                        FIXTURE.clock,
                        watching.over(WatchOptions.DEFAULT, FIXTURE.engine, FIXTURE.store.keys(), FIXTURE.clock),
                        FIXTURE.engine)
                .forEach(route -> routes.add(route.method() + " " + route.template()));
        watching.close();

        assertThat(routes).isEqualTo(Described.routes());
    }

    @Test
    void theDescriptionNoticesAnAnswerThatIsNotAsDescribed() {
        assertThat(Described.problems("GET", "/v1/ping/", 200, "{\"status\":\"ok\",\"org_id\":5}"))
                .isNotEmpty();
        assertThat(Described.problems("GET", "/v1/ping/", 201, "{}")).isNotEmpty();
        assertThat(Described.problems("GET", "/v1/memories/x/", 404, "{\"detail\":\"x\"}"))
                .isNotEmpty();
    }

    @Test
    void healthNeedsNoKey() {
        assertThat(FIXTURE.nobody.get("/health/live").text("/status")).isEqualTo("up");
        assertThat(FIXTURE.nobody.get("/health/ready").text("/keys")).isEqualTo("present");
    }

    @Test
    void theDescriptionAndItsPageAreServed() {
        assertThat(FIXTURE.nobody.get("/openapi.json").text("/openapi")).startsWith("3.");
        Answer page = FIXTURE.nobody.get("/docs");
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("POST /v3/memories/add/", "GET /memories/{memory_id}")
                .doesNotContain("src=", "http://", "https://");
    }

    @Test
    void metricsCountByRouteAndNameNobody() {
        FIXTURE.acme.post(
                "/v3/memories/add/", "{\"messages\":\"secret-text\",\"user_id\":\"secret-user\",\"infer\":false}");
        FIXTURE.acme.post("/search", "{\"query\":\"secret-query\",\"user_id\":\"secret-user\"}");
        FIXTURE.acme.get("/v2/entities/user/secret-user/");
        FIXTURE.acme.get("/secret-path");
        FIXTURE.acme.send("SECRETMETHOD", "/search", null);
        Answer metrics = FIXTURE.nobody.get("/metrics");

        assertThat(metrics.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(metrics.body())
                .contains(
                        "keepsake_http_requests_seconds_count{method=\"POST\",route=\"/v3/memories/add/\",status=\"200\"}")
                .contains("route=\"/v2/entities/{entity_type}/{entity_id}/\"")
                .contains("route=\"none\",status=\"404\"")
                .contains("keepsake_adds_seconds_count{outcome=\"done\"}")
                .contains("keepsake_searches_seconds_count{outcome=\"done\"}")
                .contains("jvm_memory_used_bytes")
                .doesNotContainIgnoringCase("secret");
    }

    @Test
    void aHeadIsAGetWithoutItsBody() {
        String head = "HEAD /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
        String get = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        String two = RawSocket.send(FIXTURE.server.uri(), head + get);

        assertThat(two.split("HTTP/1.1 200 OK", -1)).hasSize(3);
        assertThat(two.split("Content-Length: 15", -1)).hasSize(3);
        assertThat(two.split("\\{\"status\":\"up\"}", -1)).hasSize(2);
    }

    @Test
    void aRequestIdIsEchoedWhenItCanBeWrittenIntoALog() {
        String echoed = "trace-1.2_3";
        assertThat(FIXTURE.nobody
                        .send("GET", "/health/live", null, "X-Request-ID", echoed)
                        .header("X-Request-ID"))
                .contains(echoed);
        assertThat(FIXTURE.nobody
                        .send("GET", "/nothing", null, "X-Request-ID", echoed)
                        .header("X-Request-ID"))
                .contains(echoed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "a,b"})
    void anOddRequestIdIsReplaced(String odd) {
        assertThat(FIXTURE.nobody
                        .send("GET", "/health/live", null, "X-Request-ID", odd)
                        .header("X-Request-ID"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    }

    @Test
    void logsHoldNoTextNoQueryNoIdAndNoKey() {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.keepsake");
        Handler listener = new Listener(lines);
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(listener);
        try {
            FIXTURE.acme.post(
                    "/v3/memories/add/", "{\"messages\":\"secret-text\",\"user_id\":\"secret-user\",\"infer\":false}");
            FIXTURE.acme.get("/memories?user_id=secret-user");
            FIXTURE.acme.get("/v2/entities/user/secret-user/");
            FIXTURE.acme.get("/secret-path?secret-query=1");
            FIXTURE.acme.post("/search", "{\"secret");
            new WireClient(FIXTURE.server.uri(), "secret-key").get("/v1/ping/");
        } finally {
            logger.removeHandler(listener);
            logger.setLevel(before);
        }
        assertThat(lines).isNotEmpty();
        assertThat(lines).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void webPagesOfConfiguredOriginsMayCallAndOthersMayNot() {
        ServerOptions options = ServerOptions.DEFAULT.withPort(0).withCorsOrigins(List.of("https://app.example.org"));
        try (KeepsakeServer server =
                KeepsakeServer.start(options, FIXTURE.engine, FIXTURE.store.keys(), FIXTURE.clock)) {
            WireClient page = new WireClient(server.uri(), null);
            Answer asked = page.send(
                    "OPTIONS",
                    "/v3/memories/add/",
                    null,
                    "Origin",
                    "https://app.example.org",
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "authorization,content-type");
            Answer strange = page.send("OPTIONS", "/v3/memories/add/", null, "Origin", "https://evil.example.org");
            Answer failed = page.send("GET", "/v1/ping/", null, "Origin", "https://app.example.org");

            assertThat(asked.status()).isEqualTo(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).contains("https://app.example.org");
            assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");
            assertThat(asked.header("Access-Control-Allow-Headers")).contains("authorization,content-type");
            assertThat(asked.header("Vary")).contains("Origin");
            assertThat(strange.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(strange.header("Access-Control-Allow-Methods")).isEmpty();
            assertThat(failed.status()).isEqualTo(401);
            assertThat(failed.header("Access-Control-Allow-Origin")).contains("https://app.example.org");
        }
    }

    @Test
    void noWebPageMayCallUnlessItIsConfigured() {
        Answer answer = FIXTURE.nobody.send("OPTIONS", "/search", null, "Origin", "https://app.example.org");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void whatFailsBehindTheDoorIsReportedByKindAndWithoutDetails() {
        for (ErrorCategory category : ErrorCategory.values()) {
            int expected = switch (category) {
                case INVALID_REQUEST -> 400;
                case NOT_FOUND -> 404;
                case CONFLICT -> 409;
                case CONFIGURATION, INTERNAL -> 500;
                case MODEL_UNAVAILABLE -> 502;
                case STORAGE_UNAVAILABLE -> 503;
                case DEADLINE_EXCEEDED -> 504;
            };
            assertThat(answerWhen(new KeepsakeException(category, "a sentence")).status())
                    .isEqualTo(expected);
        }
        Answer defect = answerWhen(new IllegalStateException("secret-text"));
        assertThat(defect.status()).isEqualTo(500);
        assertThat(defect.body()).doesNotContain("secret-text");
        assertThat(defect.text("/request_id"))
                .isEqualTo(defect.header("X-Request-ID").orElseThrow());
        assertThat(answerWhen(new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, "a sentence"))
                        .text("/code"))
                .isEqualTo("datastore_unavailable");
    }

    private static Answer answerWhen(RuntimeException thrown) {
        Logger quiet = Logger.getLogger("dev.keepsake.server");
        quiet.setLevel(Level.OFF);
        try (KeepsakeServer server = KeepsakeServer.start(
                ServerOptions.DEFAULT.withPort(0), new Failing(thrown), FIXTURE.store.keys(), FIXTURE.clock)) {
            String body = "{\"query\":\"q\",\"user_id\":\"b\"}";
            return new WireClient(server.uri(), FIXTURE.key(ServerFixture.ACME)).undescribed("POST", "/search", body);
        } finally {
            quiet.setLevel(null);
        }
    }

    /** Has nothing but a failure for anybody. */
    private record Failing(RuntimeException thrown) implements Projects {

        @Override
        public Memories project(ProjectId id) {
            throw thrown;
        }

        @Override
        public Upkeep upkeep(ProjectId id) {
            throw thrown;
        }
    }

    private static final class Listener extends Handler {

        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line) + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
