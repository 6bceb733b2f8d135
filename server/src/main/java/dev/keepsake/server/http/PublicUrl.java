package dev.keepsake.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/**
 * The URL as the caller sees it, for links to further pages. Taken from the caller's own headers: a wrong one misleads
 * nobody but the caller.
 *
 * @param fallback host and port to use when the request names none
 */
record PublicUrl(String fallback) {

    String of(ServerRequest request) {
        String forwarded = Header.of(request.headers(), Header.FORWARDED_PROTOCOL);
        String scheme = "https".equalsIgnoreCase(forwarded) ? "https" : "http";
        String host = Header.of(request.headers(), HeaderNames.HOST);
        return scheme + "://" + (host == null || host.isBlank() ? fallback : host)
                + request.prologue().uriPath().rawPath();
    }
}
