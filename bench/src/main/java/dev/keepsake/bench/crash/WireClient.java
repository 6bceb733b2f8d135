package dev.keepsake.bench.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few requests the bench needs, in Mem0's hosted dialect. Safe for use by many threads. */
final class WireClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final int BETWEEN_LOOKS_MILLIS = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    WireClient(URI server) {
        this.server = server;
    }

    /** Adds a note; the ids of its memories, in the order of its texts. */
    List<String> add(Note note) throws IOException, InterruptedException {
        List<Map<String, String>> messages = note.texts().stream()
                .map(text -> Map.of("role", "user", "content", text))
                .toList();
        JsonNode answer = call(
                "POST",
                "/v3/memories/add/",
                Map.of("user_id", note.user(), "infer", false, "messages", messages),
                note.key());
        List<String> ids = new ArrayList<>();
        answer.path("results").forEach(result -> ids.add(result.path("id").asString()));
        return ids;
    }

    /** Has facts made of a note, in the background; the event that says how far it has come. */
    String begin(Note note) throws IOException, InterruptedException {
        List<Map<String, String>> messages = note.texts().stream()
                .map(text -> Map.of("role", "user", "content", text))
                .toList();
        return call("POST", "/v3/memories/add/", Map.of("user_id", note.user(), "messages", messages), note.key())
                .path("event_id")
                .asString();
    }

    /** Waits for the end of an event. */
    Event ended(String event) throws IOException, InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = call("GET", "/v1/event/" + event + "/", null, null);
        while (answer.path("status").asString().equals("PENDING") && System.nanoTime() - patience < 0) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            answer = call("GET", "/v1/event/" + event + "/", null, null);
        }
        Map<String, String> facts = new LinkedHashMap<>();
        answer.path("results")
                .forEach(item -> facts.put(
                        item.path("data").path("memory").asString(),
                        item.path("id").asString()));
        return new Event(answer.path("status").asString(), facts);
    }

    /**
     * How an event stands.
     *
     * @param status as the server calls it
     * @param facts what was made, text to id
     */
    record Event(String status, Map<String, String> facts) {}

    /** Every memory of a user: id to text. An id that is listed twice is an error at once. */
    Map<String, String> list(String user) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        long total;
        int page = 1;
        do {
            JsonNode answer = call(
                    "POST",
                    "/v3/memories/?page=" + page++ + "&page_size=" + PAGE,
                    Map.of("filters", Map.of("user_id", user)),
                    null);
            total = answer.path("count").asLong();
            for (JsonNode memory : answer.path("results")) {
                String id = memory.path("id").asString();
                if (all.put(id, memory.path("memory").asString()) != null) {
                    throw new IllegalStateException("The memory " + id + " is listed twice");
                }
            }
        } while (all.size() < total && (page - 2L) * PAGE < total);
        return all;
    }

    String get(String id) throws IOException, InterruptedException {
        return call("GET", "/v1/memories/" + id + "/", null, null)
                .path("memory")
                .asString();
    }

    /** The texts that the memory's history goes through. */
    List<String> history(String id) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        call("GET", "/v1/memories/" + id + "/history/", null, null)
                .forEach(entry -> texts.add(entry.path("new_memory").asString()));
        return texts;
    }

    /** The ids that a search for {@code text} among the user's memories returns. */
    List<String> search(String user, String text) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        call(
                        "POST",
                        "/v3/memories/search/",
                        Map.of("query", text, "filters", Map.of("user_id", user), "top_k", 3, "threshold", 0),
                        null)
                .path("results")
                .forEach(hit -> ids.add(hit.path("id").asString()));
        return ids;
    }

    private JsonNode call(String method, String path, @Nullable Object body, @Nullable String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Authorization", "Token " + ServerChild.KEY)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(method + " " + path + " was answered with status " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
