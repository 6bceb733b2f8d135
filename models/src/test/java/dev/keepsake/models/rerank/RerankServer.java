package dev.keepsake.models.rerank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider of rerankers on a loopback port, which answers as the documentation of its protocol shows: results with index and
 * relevance, the most relevant first. Relevance is {@link WordOverlap}. It refuses what the real ones refuse, as far as it is
 * documented, and can be told to misbehave.
 */
final class RerankServer implements AutoCloseable {

    /** Whose protocol. */
    enum Protocol {
        COHERE("/v2/rerank"),
        JINA("/v1/rerank"),
        VOYAGE("/v1/rerank");

        private final String path;

        Protocol(String path) {
            this.path = path;
        }
    }

    record Request(@Nullable String authorization, JsonNode body) {}

    /** What it says instead of an answer; a status of 0 is silence until the server is closed. */
    private record Misbehaviour(int status, String body) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final Protocol protocol;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();

    RerankServer(Protocol protocol) {
        this.protocol = protocol;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("No loopback port can be opened", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address up to and with the version. */
    URI url() {
        String version = protocol.path.substring(0, protocol.path.lastIndexOf('/'));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + version);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void next(int status, String body) {
        misbehaviours.add(new Misbehaviour(status, body));
    }

    void nextIsSilence() {
        next(0, "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            requests.add(new Request(exchange.getRequestHeaders().getFirst("Authorization"), body));
            Misbehaviour misbehaviour = misbehaviours.poll();
            if (!exchange.getRequestURI().getPath().equals(protocol.path)) {
                send(exchange, 404, "{\"message\": \"not found\"}");
            } else if (misbehaviour == null) {
                send(exchange, isProper(body) ? 200 : 422, JSON.writeValueAsString(reply(body)));
            } else if (misbehaviour.status() == 0) {
                closed.await();
            } else {
                send(exchange, misbehaviour.status(), misbehaviour.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isProper(JsonNode body) {
        boolean noneEmpty = true;
        for (JsonNode document : body.path("documents")) {
            noneEmpty &= document.isString() && !document.asString().isEmpty();
        }
        return body.path("model").isString()
                && body.path("query").isString()
                && !body.path("documents").isEmpty()
                && noneEmpty;
    }

    private Map<String, Object> reply(JsonNode body) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode document : body.path("documents")) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("index", results.size());
            result.put("relevance_score", WordOverlap.of(body.path("query").asString(), document.asString()));
            results.add(result);
        }
        results.sort(Comparator.comparingDouble(result -> -(double) result.get("relevance_score")));
        return switch (protocol) {
            case COHERE ->
                Map.of(
                        "id",
                        "07734bd2-2473-4f07-94e1-0d9f0e6843cf",
                        "results",
                        results,
                        "meta",
                        Map.of("api_version", Map.of("version", "2"), "billed_units", Map.of("search_units", 1)));
            case JINA ->
                Map.of(
                        "model",
                        body.path("model").asString(),
                        "usage",
                        Map.of("total_tokens", 815),
                        "results",
                        results);
            case VOYAGE ->
                Map.of(
                        "object",
                        "list",
                        "data",
                        results,
                        "model",
                        body.path("model").asString(),
                        "usage",
                        Map.of("total_tokens", 26));
        };
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
