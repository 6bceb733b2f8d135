package dev.keepsake.server.wire;

import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moments that a read looks back to, as both dialects take them: {@code valid_at} and {@code known_at}, unix seconds, a
 * day, which means its beginning in UTC, or ISO-8601.
 */
public final class WireAsOf {

    public static final String VALID_AT = "valid_at";
    public static final String KNOWN_AT = "known_at";

    private WireAsOf() {}

    /** What a body asks for, or null when it does not look back. */
    public static @Nullable AsOf read(JsonFields body) {
        return of(WireTimes.moment(body, VALID_AT), WireTimes.moment(body, KNOWN_AT));
    }

    /** What the parameters of a query ask for, or null when they do not look back. */
    public static @Nullable AsOf read(Map<String, String> query) {
        return of(WireTimes.moment(VALID_AT, query.get(VALID_AT)), WireTimes.moment(KNOWN_AT, query.get(KNOWN_AT)));
    }

    private static @Nullable AsOf of(@Nullable Instant validAt, @Nullable Instant knownAt) {
        return validAt == null && knownAt == null ? null : new AsOf(validAt, knownAt);
    }
}
