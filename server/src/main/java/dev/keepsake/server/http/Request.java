package dev.keepsake.server.http;

import dev.keepsake.error.KeepsakeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that has found its route. */
public final class Request {

    private final String url;
    private final Map<String, String> parameters;
    private final Query query;
    private final @Nullable String idempotencyKey;
    private final byte[] body;

    Request(String url, Map<String, String> parameters, Query query, @Nullable String idempotencyKey, byte[] body) {
        this.url = url;
        this.parameters = Map.copyOf(parameters);
        this.query = query;
        this.idempotencyKey = idempotencyKey;
        this.body = body;
    }

    /** Scheme, host and path, without the query, as the caller wrote them. */
    public String url() {
        return url;
    }

    /** The decoded path segment that the route's template calls {@code name}. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw KeepsakeException.invalid("The path has no segment for '" + name + "'");
        }
        return value;
    }

    /** The decoded query. */
    public Query query() {
        return query;
    }

    /** The header {@code Idempotency-Key}, or null. */
    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    /** The body, not to be changed; without any bytes when there is none. */
    public byte[] body() {
        return body;
    }
}
