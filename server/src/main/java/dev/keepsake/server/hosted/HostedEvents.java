package dev.keepsake.server.hosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.Memories;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.OperationsRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.WireLeftOut;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/event/{event_id}/}: how far a write has come, and {@code GET /v1/events/}: those that were accepted, newest
 * first. The platform calls operations events.
 */
final class HostedEvents {

    private final InstantSource clock;
    private final Paging paging;

    HostedEvents(InstantSource clock, Paging paging) {
        this.clock = clock;
        this.paging = paging;
    }

    Response get(Request request, Caller caller) {
        return id(request.parameter("event_id"))
                .flatMap(id -> caller.memories().operation(new OperationRequest(id)))
                .map(operation -> Response.ok(view(operation, caller.memories())))
                .orElseThrow(() -> KeepsakeException.notFound(HostedErrors.NO_EVENT));
    }

    Response list(Request request, Caller caller) {
        PageRequest page = paging.of(request.query(), null);
        OperationsRequest asked = new OperationsRequest(
                constant(Operation.Kind.class, "event_type", request),
                constant(Operation.State.class, "status", request),
                page);
        return Response.ok(Paging.show(
                caller.memories().operations(asked), page, request, operation -> view(operation, caller.memories())));
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String parameter, Request request) {
        String given = request.query().text(parameter);
        if (given == null || given.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> KeepsakeException.invalid(
                        parameter + " is one of " + List.of(type.getEnumConstants()) + ", or is left out"));
    }

    private EventView view(Operation operation, Memories memories) {
        Instant completed = operation.completedAt();
        Instant end = completed == null ? clock.instant() : completed;
        String created = WireTimes.write(operation.createdAt());
        return new EventView(
                operation.id(),
                operation.kind(),
                operation.state(),
                Map.of(),
                null,
                EventItem.of(operation, memories),
                created,
                WireTimes.write(completed == null ? operation.createdAt() : completed),
                created,
                completed == null ? null : WireTimes.write(completed),
                Duration.between(operation.createdAt(), end).toMillis(),
                null,
                operation.error(),
                WireLeftOut.of(operation));
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
            @Nullable String error,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WireLeftOut> notStored) {}
}
