package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A whole memory as an object of JSON that gives back the very same memory. */
final class MemoryJson {

    private MemoryJson() {}

    static void write(JsonGenerator generator, String name, Memory memory) {
        generator.writeName(name);
        generator.writeStartObject();
        StoredObject.optional(generator, "id", memory.id());
        write(generator, memory.scope());
        StoredObject.optional(generator, "kind", memory.kind());
        StoredObject.optional(generator, "text", memory.text());
        StoredObject.optional(generator, "role", memory.attribution().role());
        StoredObject.optional(generator, "actor", memory.attribution().actor());
        StoredObject.optional(generator, "attributes", AttributeJson.write(memory.attributes()));
        StoredObject.rows(
                generator,
                "sources",
                memory.sources().stream().map(MemoryJson::row).toList());
        write(generator, memory.lifecycle());
        Slot slot = memory.slot();
        if (slot != null) {
            StoredObject.texts(
                    generator,
                    "slot",
                    List.of(slot.key(), slot.value(), slot.at().toString()));
        }
        StoredObject.optional(generator, "factKind", memory.nature().kind());
        StoredObject.optional(generator, "trust", memory.nature().trust());
        StoredObject.texts(generator, "categories", memory.nature().categories());
        StoredObject.optional(generator, "links", NatureJson.links(memory.links()));
        generator.writeEndObject();
    }

    static void write(JsonGenerator generator, Scope scope) {
        StoredObject.optional(generator, "user", scope.user());
        StoredObject.optional(generator, "agent", scope.agent());
        StoredObject.optional(generator, "app", scope.app());
        StoredObject.optional(generator, "run", scope.run());
    }

    private static void write(JsonGenerator generator, Lifecycle lifecycle) {
        StoredObject.optional(generator, "state", lifecycle.state());
        StoredObject.optional(generator, "validFrom", lifecycle.validity().from());
        StoredObject.optional(generator, "validTo", lifecycle.validity().to());
        StoredObject.optional(generator, "createdAt", lifecycle.createdAt());
        StoredObject.optional(generator, "updatedAt", lifecycle.updatedAt());
        StoredObject.optional(generator, "closedAt", lifecycle.closedAt());
        StoredObject.optional(generator, "supersededBy", lifecycle.supersededBy());
        StoredObject.optional(generator, "expiresOn", lifecycle.expiresOn());
    }

    static Memory read(StoredObject stored) {
        return new Memory(
                MemoryId.parse(stored.text("id")),
                scope(stored),
                MemoryKind.valueOf(stored.text("kind")),
                stored.text("text"),
                new Attribution(Role.valueOf(stored.text("role")), stored.optional("actor")),
                AttributeJson.read(stored.text("attributes")),
                stored.rows("sources").stream().map(MemoryJson::source).toList(),
                lifecycle(stored),
                slot(stored.texts("slot")),
                new Nature(
                        FactKind.valueOf(stored.text("factKind")),
                        Trust.valueOf(stored.text("trust")),
                        stored.texts("categories")),
                NatureJson.links(stored.text("links")));
    }

    static Scope scope(StoredObject stored) {
        return new Scope(
                stored.optional("user"), stored.optional("agent"), stored.optional("app"), stored.optional("run"));
    }

    private static Lifecycle lifecycle(StoredObject stored) {
        String closedAt = stored.optional("closedAt");
        String supersededBy = stored.optional("supersededBy");
        String expiresOn = stored.optional("expiresOn");
        return new Lifecycle(
                MemoryState.valueOf(stored.text("state")),
                new Validity(Instant.parse(stored.text("validFrom")), Instant.parse(stored.text("validTo"))),
                Instant.parse(stored.text("createdAt")),
                Instant.parse(stored.text("updatedAt")),
                closedAt == null ? null : Instant.parse(closedAt),
                supersededBy == null ? null : MemoryId.parse(supersededBy),
                expiresOn == null ? null : LocalDate.parse(expiresOn));
    }

    private static @Nullable Slot slot(List<String> slot) {
        return slot.isEmpty() ? null : new Slot(slot.get(0), slot.get(1), Instant.parse(slot.get(2)));
    }

    private static List<String> row(Source source) {
        return List.of(
                source.turn().episode().toString(),
                Integer.toString(source.turn().ordinal()),
                Integer.toString(source.span().start()),
                Integer.toString(source.span().end()));
    }

    private static Source source(List<String> row) {
        EpisodeId episode = new EpisodeId(UUID.fromString(row.get(0)));
        return new Source(
                new TurnId(episode, Integer.parseInt(row.get(1))),
                new Span(Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3))));
    }
}
