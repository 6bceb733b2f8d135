package dev.keepsake.server.http;

/** What answers a route. */
public sealed interface Endpoint {

    /** Answers anybody. */
    record Open(OpenHandler handler) implements Endpoint {}

    /** Answers a caller with a key. */
    record Keyed(KeyedHandler handler) implements Endpoint {}

    /** Answers without knowing who asks. */
    @FunctionalInterface
    interface OpenHandler {
        Response handle(Request request);
    }

    /** Answers inside one project. */
    @FunctionalInterface
    interface KeyedHandler {
        Response handle(Request request, Caller caller);
    }
}
