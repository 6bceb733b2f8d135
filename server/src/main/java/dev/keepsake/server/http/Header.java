package dev.keepsake.server.http;

import dev.keepsake.error.KeepsakeException;
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

    static final HeaderName TRACE_PARENT = HeaderNames.create("traceparent");
    static final HeaderName TRACE_STATE = HeaderNames.create("tracestate");

    private static final int MAX_IDEMPOTENCY_KEY = 255;

    private Header() {}

    /** The first value of {@code name}, or null. */
    static @Nullable String of(Headers headers, HeaderName name) {
        return headers.first(name).orElse(null);
    }

    /** The key that makes a retry harmless, or null when none is sent. */
    static @Nullable String idempotencyKey(Headers headers) {
        String key = of(headers, IDEMPOTENCY_KEY);
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > MAX_IDEMPOTENCY_KEY) {
            throw KeepsakeException.invalid("The header Idempotency-Key has " + key.length() + " characters; at most "
                    + MAX_IDEMPOTENCY_KEY + " are accepted");
        }
        return key.strip();
    }

    /** {@code word} if it is short and harmless enough to be repeated, else a stand-in. */
    static String sane(String word) {
        return word.matches("[A-Za-z0-9._-]{1,128}") ? word : "that";
    }
}
