package dev.keepsake.cli.remote;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests and turns answers that are failures into exceptions. Safe for use by many threads. */
final class HttpCalls implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** An add with a chat model behind it may take this long. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI server;
    private final @Nullable String apiKey;

    HttpCalls(URI server, @Nullable String apiKey) {
        this.server = server;
        this.apiKey = apiKey;
    }

    URI server() {
        return server;
    }

    JsonNode get(String path) {
        return send("GET", path, null, Map.of());
    }

    JsonNode delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    JsonNode put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    JsonNode send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (apiKey != null) {
            request.header("Authorization", "Token " + apiKey);
        }
        headers.forEach(request::header);
        return answer(request.build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = parse(response);
            if (response.statusCode() / 100 != 2) {
                throw failure(response.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE,
                    "Cannot reach the server " + server + "; is it running, and is the address right?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "Interrupted while waiting for " + server, e);
        }
    }

    private JsonNode parse(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE,
                    "What answers at " + server + " (status " + response.statusCode() + ") does not speak JSON; is it a"
                            + " Keepsake server?",
                    e);
        }
    }

    private KeepsakeException failure(int status, JsonNode body) {
        String said = List.of("error", "detail", "message").stream()
                .map(body::get)
                .filter(node -> node != null && node.isString())
                .map(JsonNode::asString)
                .findFirst()
                .orElse("no reason given");
        return switch (status) {
            case 401, 403 ->
                new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The server " + server + " does not accept the key (" + said
                                + "); set KEEPSAKE_API_KEY or give --api-key");
            case 404 -> new KeepsakeException(ErrorCategory.NOT_FOUND, said);
            case 409 -> new KeepsakeException(ErrorCategory.CONFLICT, said);
            case 502 -> new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, said);
            case 504 -> new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, said);
            default ->
                new KeepsakeException(
                        status < 500 ? ErrorCategory.INVALID_REQUEST : ErrorCategory.STORAGE_UNAVAILABLE,
                        said + " (status " + status + " of " + server + ")");
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
