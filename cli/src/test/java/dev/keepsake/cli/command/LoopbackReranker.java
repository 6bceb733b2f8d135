package dev.keepsake.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider of Jina's protocol on a loopback port that finds the shortest passage the most relevant, or is out of order. */
final class LoopbackReranker implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean broken;

    LoopbackReranker() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("No loopback port can be opened", e);
        }
        server.createContext("/v1/rerank", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int asked() {
        return asked.get();
    }

    void breakDown() {
        broken = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            List<Map<String, Object>> results = new ArrayList<>();
            for (JsonNode document : body.path("documents")) {
                double relevance = 1.0 / document.asString().length();
                results.add(Map.of("index", results.size(), "relevance_score", relevance));
            }
            byte[] reply = JSON.writeValueAsBytes(Map.of("model", "short", "results", results));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(broken ? 400 : 200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
