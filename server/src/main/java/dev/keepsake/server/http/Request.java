package dev.keepsake.server.http;

import dev.keepsake.error.KeepsakeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has found its route.
 *
 * @param url scheme, host and path, without the query, as the caller wrote them
 * @param parameters the decoded path segments that the route's template names
 * @param query the decoded query
 * @param idempotencyKey the header {@code Idempotency-Key}, or null
 * @param body its bytes, none when it has no body
 */
public record Request(
        String url,
        Map<String, String> parameters,
        Query query,
        @Nullable String idempotencyKey,
        byte[] body) {

    /** The path segment called {@code name}. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw KeepsakeException.invalid("The path has no segment for '" + name + "'");
        }
        return value;
    }
}
