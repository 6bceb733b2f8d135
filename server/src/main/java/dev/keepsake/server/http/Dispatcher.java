package dev.keepsake.server.http;

import dev.keepsake.server.wire.StorableText;
import io.helidon.webserver.http.ServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a route: who calls, what they send, what answers. Whatever goes wrong becomes an answer in the route's words. */
final class Dispatcher {

    private final Callers callers;
    private final PublicUrl publicUrl;

    Dispatcher(Callers callers, PublicUrl publicUrl) {
        this.callers = callers;
        this.publicUrl = publicUrl;
    }

    Response run(RouteTable.Match.Found found, ServerRequest request, RequestBody body, String requestId) {
        try {
            return answer(found, request, body);
        } catch (RuntimeException thrown) {
            return show(found.route().failures(), Failures.of(thrown, requestId));
        }
    }

    /** A refusal of something that led to no route. */
    Response refuse(Refusal refusal, String requestId) {
        return show(Failures::detail, refusal.failure(requestId));
    }

    private Response answer(RouteTable.Match.Found found, ServerRequest request, RequestBody body) {
        return switch (found.route().endpoint()) {
            case Endpoint.Open(var handler) -> handler.handle(read(found, request, body));
            case Endpoint.Keyed(var handler) -> {
                Caller caller = callers.of(request.headers());
                yield handler.handle(read(found, request, body), caller);
            }
        };
    }

    private Request read(RouteTable.Match.Found found, ServerRequest request, RequestBody body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        found.rawParameters()
                .forEach((name, raw) -> parameters.put(
                        name, StorableText.check(PercentCode.decodeSegment(raw), "A segment of the path")));
        String rawQuery = request.prologue().query().rawValue();
        return new Request(
                publicUrl.of(request),
                parameters,
                rawQuery.isEmpty() ? Query.NONE : Query.parse(rawQuery),
                Header.idempotencyKey(request.headers()),
                body.read());
    }

    private static Response show(Failure.Writer writer, Failure failure) {
        Response response = Response.json(failure.status(), writer.body(failure));
        for (var header : failure.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}
