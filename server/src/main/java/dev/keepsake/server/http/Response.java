package dev.keepsake.server.http;

import dev.keepsake.server.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param contentType the media type of {@code body}
 * @param body its text, sent as UTF-8; empty for none
 * @param headers further headers
 */
public record Response(int status, String contentType, String body, Map<String, String> headers) {

    private static final String JSON = "application/json";

    /** 200 with {@code value} as JSON. */
    public static Response ok(Object value) {
        return json(200, value);
    }

    /** 200 with the JSON value null. */
    public static Response okNull() {
        return new Response(200, JSON, "null", Map.of());
    }

    /** {@code status} with {@code value} as JSON. */
    public static Response json(int status, Object value) {
        return new Response(status, JSON, Json.write(value), Map.of());
    }

    /** 200 with {@code text}. */
    public static Response text(String contentType, String text) {
        return new Response(200, contentType, text, Map.of());
    }

    /** The same answer with one more header. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, body, more);
    }
}
