package dev.keepsake.server.http;

import io.helidon.http.Headers;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.MDC;

/**
 * A request while it runs: what it does lies inside it for whoever watches, and what is logged meanwhile carries its ids. Not told
 * of are routes that show nobody's data: health and metrics are asked for all the time.
 */
final class WatchedRequest implements AutoCloseable {

    /** The names under which log lines carry the ids. */
    private static final String REQUEST = "request_id";

    private static final String TRACE = "trace_id";

    private final Observation observation;
    private final Observation.Scope scope;

    private WatchedRequest(Observation observation, Observation.Scope scope) {
        this.observation = observation;
        this.scope = scope;
    }

    static WatchedRequest begin(
            ObservationRegistry registry, RouteTable.Match match, String method, Headers headers, String requestId) {
        MDC.put(REQUEST, requestId);
        Observation observation = Observation.NOOP;
        if (!registry.isNoop()
                && match instanceof RouteTable.Match.Found found
                && found.route().endpoint() instanceof Endpoint.Keyed) {
            RequestContext context = new RequestContext(
                    method,
                    found.route().template(),
                    Header.of(headers, Header.TRACE_PARENT),
                    Header.of(headers, Header.TRACE_STATE));
            observation = Observation.createNotStarted(RequestContext.OBSERVATION, () -> context, registry)
                    .lowCardinalityKeyValue(RequestContext.METHOD, context.method())
                    .lowCardinalityKeyValue(RequestContext.ROUTE, context.route())
                    .start();
            if (context.traceId() != null) {
                MDC.put(TRACE, context.traceId());
            }
        }
        return new WatchedRequest(observation, observation.openScope());
    }

    void answered(int status) {
        observation.lowCardinalityKeyValue(RequestContext.STATUS, Integer.toString(status));
    }

    @Override
    public void close() {
        scope.close();
        observation.stop();
        MDC.remove(REQUEST);
        MDC.remove(TRACE);
    }
}
