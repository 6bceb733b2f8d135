package dev.keepsake.cli.remote;

import dev.keepsake.server.canary.CanaryReport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an operator asks a server. */
public final class RemoteOperations implements AutoCloseable {

    private final HttpCalls calls;

    /**
     * The server at {@code server}; nothing is sent yet.
     *
     * @param apiKey sent with every request, or null; health needs none
     */
    public RemoteOperations(URI server, @Nullable String apiKey) {
        this.calls = new HttpCalls(server, apiKey);
    }

    /** How the server is, in its own words. */
    public JsonNode health() {
        return calls.get("/health");
    }

    /** Lets the server run its canary. */
    public CanaryReport canary(int count) {
        return canary(calls.post("/v1/canary/", Map.of("count", count)));
    }

    private static CanaryReport canary(JsonNode node) {
        String at = node.path("last_at").asString("");
        String failure = node.path("last_failure").asString("");
        return new CanaryReport(
                node.path("runs").asInt(),
                node.path("succeeded").asInt(),
                latency(node.path("write")),
                latency(node.path("read")),
                latency(node.path("delete")),
                at.isEmpty() ? null : Instant.parse(at),
                failure.isEmpty() ? null : failure);
    }

    private static CanaryReport.Latency latency(JsonNode node) {
        return new CanaryReport.Latency(
                seconds(node.path("p50").asDouble()), seconds(node.path("p95").asDouble()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    @Override
    public void close() {
        calls.close();
    }
}
