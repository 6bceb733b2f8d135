package dev.keepsake.server.operations;

import static dev.keepsake.server.http.Route.keyed;
import static dev.keepsake.server.http.Route.open;

import dev.keepsake.server.http.Failures;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.http.Route;
import dev.keepsake.store.ApiKeyStore;
import java.util.List;
import java.util.Map;

/** Every route for operators and readers, top to bottom. */
public final class OperationsRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private OperationsRoutes() {}

    public static List<Route> routes(Watch watch) {
        ApiDescription description = ApiDescription.load();
        Health health = new Health(watch);
        CanaryRoute canary = new CanaryRoute(watch.canary());
        new WatchGauges(watch, health).register();
        return List.of(
                open("GET", "/health", Failures::detail, request -> health(health, request)),
                open("GET", "/health/live", Failures::detail, request -> Response.ok(Map.of("status", "up"))),
                open("GET", "/health/ready", Failures::detail, request -> ready(watch.keys())),
                open(
                        "GET",
                        "/metrics",
                        Failures::detail,
                        request ->
                                Response.text(PROMETHEUS_TEXT, watch.telemetry().scrape())),
                open("GET", "/openapi.json", Failures::detail, request -> description.json()),
                open("GET", "/docs", Failures::detail, request -> description.page()),
                keyed("POST", "/v1/canary/", Failures::detail, canary::run));
    }

    /** A degraded server serves: whoever asks only whether it lives must not take it away. */
    private static Response health(Health health, Request request) {
        HealthView view = health.look();
        boolean refused = request.query().flag("ready", false) && !view.serving();
        return Response.json(refused ? 503 : 200, view);
    }

    /** Ready means that the store answers; without it no request can be let in. A store that does not, throws. */
    private static Response ready(ApiKeyStore keys) {
        boolean locked = keys.noneInAnyProject();
        return Response.ok(Map.of("status", "up", "keys", locked ? "none yet" : "present"));
    }
}
