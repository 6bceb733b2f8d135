package dev.keepsake.cli.remote;

import dev.keepsake.conversation.Role;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Operations as the hosted platform shows them: as the answer to an add, and as an event. */
final class WireOperation {

    private WireOperation() {}

    /** The answer to an add, received at {@code now}. */
    static Operation answer(JsonNode node, Instant now) {
        JsonFields fields = new JsonFields(node, "");
        Operation.State state = state(fields);
        return new Operation(
                id(fields, "event_id"),
                Operation.Kind.ADD,
                state,
                outcome(fields),
                now,
                state == Operation.State.PENDING ? null : now,
                state == Operation.State.FAILED ? fields.text("message") : null);
    }

    static Operation event(JsonNode node, Instant now) {
        JsonFields fields = new JsonFields(node, "");
        Instant created = WireTimes.moment(fields, "created_at");
        return new Operation(
                id(fields, "id"),
                kind(String.valueOf(fields.text("event_type"))),
                state(fields),
                outcome(fields),
                created == null ? now : created,
                WireTimes.moment(fields, "completed_at"),
                fields.text("error"));
    }

    /** The platform has more words for two of them. */
    private static Operation.Kind kind(String type) {
        return Arrays.stream(Operation.Kind.values())
                .filter(kind -> kind.name().equals(type))
                .findFirst()
                .orElse(type.contains("DELETE") ? Operation.Kind.DELETE_ALL : Operation.Kind.ADD);
    }

    private static Operation.State state(JsonFields fields) {
        return switch (WireMemory.required(fields.text("status"), "status")) {
            case "SUCCEEDED" -> Operation.State.SUCCEEDED;
            case "FAILED" -> Operation.State.FAILED;
            default -> Operation.State.PENDING;
        };
    }

    private static Outcome outcome(JsonFields fields) {
        List<Outcome.Item> items = new ArrayList<>();
        for (JsonNode node : fields.list("results", Integer.MAX_VALUE)) {
            JsonFields item = new JsonFields(node, "results.");
            JsonFields data = item.object("data");
            items.add(new Outcome.Item(
                    WireMemory.kind(WireMemory.required(item.text("event"), "event")),
                    MemoryId.parse(WireMemory.required(item.text("id"), "id")),
                    text(item, data),
                    new Attribution(Role.USER, null),
                    null));
        }
        return new Outcome(items, notStored(fields), null);
    }

    private static List<Outcome.NotStored> notStored(JsonFields fields) {
        List<Outcome.NotStored> left = new ArrayList<>();
        for (JsonNode node : fields.list("not_stored", Integer.MAX_VALUE)) {
            JsonFields item = new JsonFields(node, "not_stored.");
            left.add(new Outcome.NotStored(
                    null,
                    LeftOut.Cause.valueOf(
                            WireMemory.required(item.text("cause"), "cause").toUpperCase(Locale.ROOT)),
                    WireMemory.required(item.text("reason"), "reason")));
        }
        return left;
    }

    private static String text(JsonFields item, @Nullable JsonFields data) {
        String text = data == null ? item.text("memory") : data.text("memory");
        return text == null ? "" : text;
    }

    private static UUID id(JsonFields fields, String key) {
        return UUID.fromString(WireMemory.required(fields.text(key), key));
    }
}
