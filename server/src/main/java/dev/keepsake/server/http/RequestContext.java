package dev.keepsake.server.http;

import io.micrometer.observation.Observation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request for somebody's data, as it is told to whoever watches: by its method and its route's template, never by its path. Used
 * by one thread at a time.
 */
public final class RequestContext extends Observation.Context {

    /** The name of the observation. */
    public static final String OBSERVATION = "http.server.request";

    /** The method, from a closed set. */
    public static final String METHOD = "http.request.method";

    /** The route's template. */
    public static final String ROUTE = "http.route";

    /** The status of the answer. */
    public static final String STATUS = "http.response.status_code";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH");

    private final String method;
    private final String route;
    private final @Nullable String traceParent;
    private final @Nullable String traceState;
    private @Nullable String traceId;

    RequestContext(String method, String route, @Nullable String traceParent, @Nullable String traceState) {
        this.method = METHODS.contains(method) ? method : "_OTHER";
        this.route = route;
        this.traceParent = traceParent;
        this.traceState = traceState;
    }

    /** The method; {@code _OTHER} for those that no route knows. */
    public String method() {
        return method;
    }

    /** The route's template. */
    public String route() {
        return route;
    }

    /** The caller's W3C header of this name, or null: {@code traceparent} or {@code tracestate}. */
    public @Nullable String traceHeader(String name) {
        return switch (name) {
            case "traceparent" -> traceParent;
            case "tracestate" -> traceState;
            default -> null;
        };
    }

    /** The trace that the request belongs to, as soon as somebody has said so; null when nobody traces. */
    public @Nullable String traceId() {
        return traceId;
    }

    /** Says which trace the request belongs to. */
    public void belongsTo(String trace) {
        this.traceId = trace;
    }
}
