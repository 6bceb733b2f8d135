package dev.keepsake.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import org.jspecify.annotations.Nullable;

/** The request headers that mean something here. */
final class Header {

    static final HeaderName AUTHORIZATION = HeaderNames.AUTHORIZATION;
    static final HeaderName API_KEY = HeaderNames.create("X-API-Key");
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-ID");
    static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
    static final HeaderName FORWARDED_PROTOCOL = HeaderNames.create("X-Forwarded-Proto");

    private Header() {}

    /** The first value of {@code name}, or null. */
    static @Nullable String of(Headers headers, HeaderName name) {
        return headers.first(name).orElse(null);
    }

    /** {@code word} if it is short and harmless enough to be repeated, else a stand-in. */
    static String sane(String word) {
        return word.matches("[A-Za-z0-9._-]{1,128}") ? word : "that";
    }
}
