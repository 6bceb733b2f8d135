package dev.keepsake.server.http;

import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that knows which failure has which status. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** {@code {"detail": ...}}, with the code and the request's id where the server is at fault. */
    public static Object detail(Failure failure) {
        return failure.status() < 500
                ? Map.of("detail", failure.message())
                : new ServerFault(failure.message(), failure.code(), failure.requestId());
    }

    static Failure of(RuntimeException thrown, String requestId) {
        return switch (thrown) {
            case Refusal refusal -> refusal.failure(requestId);
            case KeepsakeException known -> ofCategory(known, requestId);
            default -> {
                log(thrown, requestId);
                yield new Failure(500, "internal", internal(requestId), requestId, Map.of());
            }
        };
    }

    private static Failure ofCategory(KeepsakeException known, String requestId) {
        String message = String.valueOf(known.getMessage());
        Failure failure = switch (known.category()) {
            case INVALID_REQUEST -> new Failure(400, "invalid_request", message, requestId, Map.of());
            case NOT_FOUND -> new Failure(404, "not_found", message, requestId, Map.of());
            case CONFLICT -> new Failure(409, "conflict", message, requestId, Map.of());
            case CONFIGURATION -> new Failure(500, "configuration", message, requestId, Map.of());
            case STORAGE_UNAVAILABLE ->
                new Failure(503, "datastore_unavailable", message, requestId, Map.of("Retry-After", "1"));
            case MODEL_UNAVAILABLE -> new Failure(502, "provider_unavailable", message, requestId, Map.of());
            case DEADLINE_EXCEEDED -> new Failure(504, "provider_timeout", message, requestId, Map.of());
            case INTERNAL -> new Failure(500, "internal", internal(requestId), requestId, Map.of());
        };
        if (failure.status() >= 500) {
            log(known, requestId);
        }
        return failure;
    }

    private static String internal(String requestId) {
        return "The server failed at this request, and nothing is known to be wrong with the request. The log has"
                + " more under the id " + requestId;
    }

    private static void log(Throwable thrown, String requestId) {
        LOG.error("Request {} failed: {}", requestId, new FailureTrace(thrown));
    }

    private record ServerFault(String detail, String code, String requestId) {}
}
