package dev.keepsake.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every request comes in and every answer goes out. Routing is done here and not by the web server, because an id in
 * a path may hold an encoded slash, and because an unknown path and a wrong method have answers of their own.
 */
public final class Entrance implements Handler {

    private static final Logger ACCESS = LoggerFactory.getLogger("dev.keepsake.server.access");

    /** As GET, with the body left out: a body after it would be taken for the next answer. */
    private static final String HEAD = "HEAD";

    private final RouteTable routes;
    private final Dispatcher dispatcher;
    private final int bodyLimit;
    private final CorsPolicy cors;
    private final RequestObserver observer;
    private final ObservationRegistry observations;
    private volatile boolean closing;

    public Entrance(
            EntranceOptions options,
            List<Route> routes,
            Callers callers,
            RequestObserver observer,
            ObservationRegistry observations) {
        this.routes = new RouteTable(routes);
        this.bodyLimit = options.bodyLimit();
        this.dispatcher = new Dispatcher(callers, new PublicUrl(options.address()));
        this.cors = new CorsPolicy(options.corsOrigins());
        this.observer = observer;
        this.observations = observations;
    }

    /** From now on every answer ends its connection. */
    public void closeConnections() {
        closing = true;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        long began = System.nanoTime();
        String method = request.prologue().method().text();
        String requestId = RequestIds.of(Header.of(request.headers(), Header.REQUEST_ID));
        RouteTable.Match match = routes.match(
                method.equals(HEAD) ? "GET" : method,
                request.prologue().uriPath().rawPath());
        RequestBody body = new RequestBody(request.content(), bodyLimit);
        try (WatchedRequest watched = WatchedRequest.begin(observations, match, method, request.headers(), requestId)) {
            Response answer = discarding(body, answer(match, method, request, body, requestId), requestId);
            send(answer, request, response, requestId);
            watched.answered(answer.status());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            String template = match instanceof RouteTable.Match.Found found
                    ? found.route().template()
                    : RequestObserver.NO_ROUTE;
            observer.answered(method, template, answer.status(), took);
            ACCESS.debug(
                    "{} {} {} {} ms {}", Header.sane(method), template, answer.status(), took.toMillis(), requestId);
        }
        if (body.isBroken()) {
            // What is left of it must not be taken for the next request.
            throw new CloseConnectionException("The body of request " + requestId + " is broken");
        }
    }

    private Response answer(
            RouteTable.Match match, String method, ServerRequest request, RequestBody body, String requestId) {
        return switch (match) {
            case RouteTable.Match.Found found -> dispatcher.run(found, request, body, requestId);
            case RouteTable.Match.Unknown unknown -> dispatcher.refuse(Refusal.unknownPath(unknown), requestId);
            case RouteTable.Match.WrongMethod wrong when method.equals("OPTIONS") -> options(wrong.allowed(), request);
            case RouteTable.Match.WrongMethod wrong -> dispatcher.refuse(Refusal.wrongMethod(method, wrong), requestId);
        };
    }

    /** The answer, unless the body that nobody asked for turns out to be broken. */
    private Response discarding(RequestBody body, Response answer, String requestId) {
        try {
            body.discard();
            return answer;
        } catch (Refusal broken) {
            return dispatcher.refuse(broken, requestId);
        }
    }

    private Response options(List<String> allowed, ServerRequest request) {
        Response answer = new Response(204, "", "", Map.of("Allow", String.join(", ", allowed)));
        String asked = Header.of(request.headers(), HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        for (var header : cors.preflight(origin(request), allowed, asked).entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private void send(Response answer, ServerRequest request, ServerResponse response, String requestId) {
        response.status(Status.create(answer.status()));
        response.header(Header.REQUEST_ID, requestId);
        answer.headers().forEach(response::header);
        cors.headers(origin(request)).forEach(response::header);
        if (closing) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (answer.body().isEmpty()) {
            response.send();
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
        if (request.prologue().method().text().equals(HEAD)) {
            response.contentLength(body.length);
            response.send();
        } else {
            response.send(body);
        }
    }

    private static @Nullable String origin(ServerRequest request) {
        return Header.of(request.headers(), HeaderNames.ORIGIN);
    }
}
