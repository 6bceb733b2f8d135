package dev.keepsake.server.http;

import dev.keepsake.server.wire.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;

/** What the web server refuses before there is a request to speak of, in the same shape as everything else. */
public final class EarlyFailures {

    private EarlyFailures() {}

    public static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (request, event, status, headers, message) -> answer(event, status, headers));
        }
        return handlers.build();
    }

    /** The web server's own message is left out: it may quote the request. */
    private static DirectHandler.TransportResponse answer(
            DirectHandler.EventType event, Status status, ServerResponseHeaders headers) {
        String sentence = switch (status.code()) {
            case 500, 503 -> "The server could not take the request now; send it again";
            case 505 -> "Only HTTP/1.1 is spoken here";
            default ->
                "The request is not well-formed HTTP, or its URL or headers hold characters that must be encoded";
        };
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(Header.REQUEST_ID, RequestIds.of(null))
                .keepAlive(event.keepAlive())
                .entity(Json.write(Map.of("detail", sentence)))
                .build();
    }
}
