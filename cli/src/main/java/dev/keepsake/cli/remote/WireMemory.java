package dev.keepsake.cli.remote;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Memories and history as the hosted platform shows them. What it does not show has a neutral value here: the kind is
 * {@code FACT}, the role {@code user} without a name, there are no sources, and the validity begins with the creation. A
 * Keepsake server shows sources and validity when it explains a result.
 */
final class WireMemory {

    private WireMemory() {}

    static Memory memory(JsonNode node) {
        JsonFields fields = new JsonFields(node, "");
        String run = fields.id("session_id") != null ? fields.id("session_id") : fields.id("run_id");
        Scope scope = new Scope(fields.id("user_id"), fields.id("agent_id"), fields.id("app_id"), run);
        String role = fields.text("role");
        return new Memory(
                MemoryId.parse(required(fields.text("id"), "id")),
                scope,
                MemoryKind.FACT,
                required(fields.text("memory"), "memory"),
                new Attribution(role == null ? Role.USER : Role.ofKey(role).orElse(Role.USER), fields.text("actor_id")),
                AttributeWire.read(fields, "metadata"),
                List.of(),
                lifecycle(fields));
    }

    private static Lifecycle lifecycle(JsonFields fields) {
        Instant created = required(WireTimes.moment(fields, "created_at"), "created_at");
        Instant updated = WireTimes.moment(fields, "updated_at");
        Instant changed = updated == null ? created : updated;
        String replacement = fields.text("replaced_by");
        boolean superseded = replacement != null || "superseded".equals(fields.text("lifecycle_state"));
        Validity validity = Validity.since(created);
        return new Lifecycle(
                superseded ? MemoryState.SUPERSEDED : MemoryState.CURRENT,
                superseded ? validity.closedAt(changed) : validity,
                created,
                changed,
                superseded ? changed : null,
                replacement == null ? null : MemoryId.parse(replacement),
                WireTimes.day(fields, "expiration_date"));
    }

    /** {@code memory} with what an explanation says of it; as it is when there is none. */
    static Memory explained(Memory memory, JsonNode explanation) {
        if (!explanation.isObject()) {
            return memory;
        }
        JsonFields fields = new JsonFields(explanation, "");
        List<Source> sources = new ArrayList<>();
        for (JsonNode source : explanation.path("sources")) {
            sources.add(source(new JsonFields(source, "")));
        }
        Lifecycle known = memory.lifecycle();
        Instant from = required(WireTimes.moment(fields, "valid_from"), "valid_from");
        Instant to = WireTimes.moment(fields, "valid_to");
        String replacement = fields.text("superseded_by");
        boolean superseded = "superseded".equals(fields.text("state"));
        return memory.withSources(sources)
                .withLifecycle(new Lifecycle(
                        superseded ? MemoryState.SUPERSEDED : known.state(),
                        new Validity(from, to == null ? Validity.OPEN_ENDED : to),
                        known.createdAt(),
                        known.updatedAt(),
                        superseded ? known.updatedAt() : known.closedAt(),
                        replacement == null ? null : MemoryId.parse(replacement),
                        known.expiresOn()));
    }

    private static Source source(JsonFields fields) {
        String turn = required(fields.text("turn"), "turn");
        if (!(EntryKey.parse("t:" + turn) instanceof EntryKey.OfTurn(TurnId id))) {
            throw unexpected("the turn " + turn);
        }
        return new Source(id, new Span(fields.integer("start", 0), fields.integer("end", 1)));
    }

    static HistoryEntry entry(JsonNode node, int sequence) {
        JsonFields fields = new JsonFields(node, "");
        return new HistoryEntry(
                UUID.fromString(required(fields.text("id"), "id")),
                MemoryId.parse(required(fields.text("memory_id"), "memory_id")),
                sequence,
                kind(required(fields.text("event"), "event")),
                fields.text("old_memory"),
                fields.text("new_memory"),
                required(WireTimes.moment(fields, "created_at"), "created_at"),
                null,
                null);
    }

    static ChangeKind kind(String event) {
        return switch (event) {
            case "ADD" -> ChangeKind.ADDED;
            case "UPDATE" -> ChangeKind.UPDATED;
            case "SUPERSEDE" -> ChangeKind.SUPERSEDED;
            case "RESTORE" -> ChangeKind.RESTORED;
            case "DELETE" -> ChangeKind.DELETED;
            case "NONE" -> ChangeKind.UNCHANGED;
            default -> throw unexpected("the event " + event);
        };
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw unexpected("no " + field);
        }
        return value;
    }

    static KeepsakeException unexpected(String what) {
        return new KeepsakeException(
                ErrorCategory.INTERNAL, "The server answered with " + what + ", which the hosted API does not do");
    }
}
