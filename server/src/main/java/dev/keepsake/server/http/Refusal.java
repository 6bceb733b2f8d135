package dev.keepsake.server.http;

import java.util.Map;

/** A request that HTTP itself refuses, before anybody has looked at what it asks for. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    private Refusal(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    /** The same words for a missing, malformed, unknown and revoked key: a guesser learns nothing. */
    static Refusal unauthorized() {
        return new Refusal(
                401,
                "unauthorized",
                "Authentication required. Provide a Bearer token or X-API-Key header.",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    static Refusal unknownPath(RouteTable.Match.Unknown unknown) {
        return new Refusal(
                404,
                "unknown_path",
                "There is nothing at this path (a trailing slash counts). The nearest are: "
                        + String.join(", ", unknown.neighbours()) + ". All are listed at /docs",
                Map.of());
    }

    static Refusal wrongMethod(String method, RouteTable.Match.WrongMethod wrong) {
        String allowed = String.join(", ", wrong.allowed());
        return new Refusal(
                405,
                "wrong_method",
                "This path does not take " + Header.sane(method) + "; it takes " + allowed,
                Map.of("Allow", allowed));
    }

    static Refusal bodyTooLarge(int limit) {
        return new Refusal(
                413,
                "body_too_large",
                "The body is larger than " + limit + " bytes, the most this server accepts; send it in parts",
                Map.of());
    }

    static Refusal bodyBroken() {
        return new Refusal(
                400,
                "body_broken",
                "The body is not well-formed HTTP, or the connection broke before all of it was here; send it again",
                Map.of("Connection", "close"));
    }

    Failure failure(String requestId) {
        return new Failure(status, code, String.valueOf(getMessage()), requestId, headers);
    }
}
