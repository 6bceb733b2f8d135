package dev.keepsake.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call.
 *
 * @param origins such as {@code https://app.example.org}; {@code *} for every page, none for no page of another origin
 */
record CorsPolicy(List<String> origins) {

    private static final String EVERY = "*";
    private static final String HEADERS =
            "Authorization, Content-Type, Idempotency-Key, Mem0-User-ID, X-API-Key, X-Request-ID";

    /** What every answer to a page of {@code origin} carries. */
    Map<String, String> headers(@Nullable String origin) {
        if (origins.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Vary", "Origin");
        if (allows(origin)) {
            headers.put("Access-Control-Allow-Origin", String.valueOf(origin));
            headers.put("Access-Control-Expose-Headers", "X-Request-ID");
        }
        return headers;
    }

    /** What the answer to a page's question beforehand carries as well. */
    Map<String, String> preflight(@Nullable String origin, List<String> methods, @Nullable String asked) {
        if (!allows(origin)) {
            return Map.of();
        }
        boolean sane = asked != null && asked.matches("[A-Za-z0-9, _-]{1,1000}");
        return Map.of(
                "Access-Control-Allow-Methods",
                String.join(", ", methods),
                "Access-Control-Allow-Headers",
                sane ? String.valueOf(asked) : HEADERS,
                "Access-Control-Max-Age",
                "600");
    }

    private boolean allows(@Nullable String origin) {
        return origin != null && (origins.contains(EVERY) || origins.contains(origin));
    }
}
