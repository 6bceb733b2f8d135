package dev.keepsake.server.hosted;

import dev.keepsake.api.OperationRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/event/{event_id}/}: how far a write has come. The platform calls operations events. */
final class HostedEvents {

    private final InstantSource clock;

    HostedEvents(InstantSource clock) {
        this.clock = clock;
    }

    Response get(Request request, Caller caller) {
        return id(request.parameter("event_id"))
                .flatMap(id -> caller.memories().operation(new OperationRequest(id)))
                .map(operation -> Response.ok(view(operation)))
                .orElseThrow(() -> KeepsakeException.notFound(HostedErrors.NO_EVENT));
    }

    private EventView view(Operation operation) {
        Instant completed = operation.completedAt();
        Instant end = completed == null ? clock.instant() : completed;
        String created = WireTimes.write(operation.createdAt());
        return new EventView(
                operation.id(),
                operation.kind(),
                operation.state(),
                Map.of(),
                null,
                EventItem.of(operation),
                created,
                WireTimes.write(completed == null ? operation.createdAt() : completed),
                created,
                completed == null ? null : WireTimes.write(completed),
                Duration.between(operation.createdAt(), end).toMillis(),
                null,
                operation.error());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** An operation as the platform shows one; latency in milliseconds. */
    private record EventView(
            UUID id,
            Operation.Kind eventType,
            Operation.State status,
            Map<String, Object> payload,
            @Nullable Object metadata,
            List<EventItem> results,
            String createdAt,
            String updatedAt,
            String startedAt,
            @Nullable String completedAt,
            long latency,
            @Nullable String graphStatus,
            @Nullable String error) {}
}
