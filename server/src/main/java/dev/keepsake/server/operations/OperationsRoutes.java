package dev.keepsake.server.operations;

import static dev.keepsake.server.http.Route.open;

import dev.keepsake.server.http.Failures;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.http.Route;
import dev.keepsake.store.ApiKeyStore;
import java.util.List;
import java.util.Map;

/** Every route for operators and readers, top to bottom. */
public final class OperationsRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private OperationsRoutes() {}

    public static List<Route> routes(ApiKeyStore keys, Metrics metrics) {
        ApiDescription description = ApiDescription.load();
        return List.of(
                open("GET", "/health/live", Failures::detail, request -> Response.ok(Map.of("status", "up"))),
                open("GET", "/health/ready", Failures::detail, request -> ready(keys)),
                open("GET", "/metrics", Failures::detail, request -> Response.text(PROMETHEUS_TEXT, metrics.scrape())),
                open("GET", "/openapi.json", Failures::detail, request -> description.json()),
                open("GET", "/docs", Failures::detail, request -> description.page()));
    }

    /** Ready means that the store answers; without it no request can be let in. A store that does not, throws. */
    private static Response ready(ApiKeyStore keys) {
        boolean locked = keys.noneInAnyProject();
        return Response.ok(Map.of("status", "up", "keys", locked ? "none yet" : "present"));
    }
}
