package dev.keepsake.server.hosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.AddRequest;
import dev.keepsake.extract.Handling;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.MessageReader;
import dev.keepsake.server.wire.WireGraphChanges;
import dev.keepsake.server.wire.WireHandling;
import dev.keepsake.server.wire.WireLeftOut;
import dev.keepsake.server.wire.WireRelation;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Operation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code POST /v3/memories/add/}: answered at once and carried out later, unless there is nothing to extract. */
final class HostedAdd {

    private static final String QUEUED = "Memory processing has been queued for background execution";
    private static final String STORED = "Memories stored successfully";

    private HostedAdd() {}

    static Response add(Request request, Caller caller) {
        Operation operation = run(request, caller);
        if (operation.state() == Operation.State.PENDING) {
            return Response.ok(Queued.of(operation));
        }
        WireGraphChanges relations = WireRelation.wanted(JsonFields.ofBody(request.body()))
                ? WireGraphChanges.of(operation, caller.memories())
                : null;
        return Response.ok(new Done(
                operation.error() == null ? STORED : operation.error(),
                operation.state(),
                operation.id(),
                EventItem.of(operation, caller.memories()),
                relations,
                WireLeftOut.of(operation)));
    }

    /** Adds what the request says. */
    static Operation run(Request request, Caller caller) {
        return caller.memories().add(parse(request)).operation();
    }

    private static AddRequest parse(Request request) {
        JsonFields body = JsonFields.ofBody(request.body());
        Handling handling = WireHandling.read(body);
        boolean wait = !handling.infer() || !body.flag("async_mode", true);
        return new AddRequest(
                MessageReader.read(body),
                OwnerIds.scope(body),
                handling,
                AttributeWire.read(body, "metadata"),
                time(body),
                WireTimes.day(body, "expiration_date"),
                request.idempotencyKey(),
                wait ? AddRequest.Mode.WAIT : AddRequest.Mode.BACKGROUND);
    }

    private static @Nullable Instant time(JsonFields body) {
        return Stream.of("timestamp", "observation_datetime", "observation_date")
                .filter(key -> body.value(key) != null)
                .findFirst()
                .map(key -> WireTimes.moment(body, key))
                .orElse(null);
    }

    /** The answer to an add that is carried out later. */
    record Queued(String message, Operation.State status, UUID eventId) {

        static Queued of(Operation operation) {
            return new Queued(QUEUED, operation.state(), operation.id());
        }
    }

    /** The answer to an add that is done; relations only when they were asked for, what was not kept only where there is any. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Done(
            String message,
            Operation.State status,
            UUID eventId,
            List<EventItem> results,
            @Nullable WireGraphChanges relations,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WireLeftOut> notStored) {}
}
