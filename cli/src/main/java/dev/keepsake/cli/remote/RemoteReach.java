package dev.keepsake.cli.remote;

import dev.keepsake.api.Reach;
import dev.keepsake.time.AsOf;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request reaches, in the words of the API. */
final class RemoteReach {

    private RemoteReach() {}

    /** A reach as a body, to which more may be added. */
    static Map<String, Object> reading(Reach reach) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("filters", FilterWriter.write(reach));
        body.put("show_expired", reach.expired());
        body.put("latest_only", !reach.superseded());
        body.putAll(moments(reach.asOf()));
        return body;
    }

    static Map<String, String> moments(@Nullable AsOf asOf) {
        Map<String, String> moments = new LinkedHashMap<>();
        if (asOf != null && asOf.validAt() != null) {
            moments.put("valid_at", asOf.validAt().toString());
        }
        if (asOf != null && asOf.knownAt() != null) {
            moments.put("known_at", asOf.knownAt().toString());
        }
        return moments;
    }

    /** The moments of a look back as the query of an address; empty for none. */
    static String query(@Nullable AsOf asOf) {
        return moments(asOf).entrySet().stream()
                .map(moment -> moment.getKey() + "=" + moment.getValue())
                .collect(Collectors.joining("&", asOf == null ? "" : "?", ""));
    }
}
