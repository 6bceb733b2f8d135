package dev.keepsake.store.embedded;

import dev.keepsake.change.Change;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Reversal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** What it takes to undo an operation, as JSON that gives back the very same changes. */
final class ReversalJson {

    private ReversalJson() {}

    static String write(Reversal reversal) {
        return Json.write(generator -> {
            generator.writeStartObject();
            generator.writeName("changes");
            generator.writeStartArray();
            reversal.changes().forEach(change -> write(generator, change));
            generator.writeEndArray();
            generator.writeName("features");
            generator.writeStartArray();
            reversal.features().forEach((key, features) -> write(generator, key, features));
            generator.writeEndArray();
            StoredObject.texts(
                    generator,
                    "withdrawn",
                    reversal.withdrawnTurns().stream()
                            .map(turn -> new EntryKey.OfTurn(turn).text())
                            .toList());
            generator.writeName("dismissed");
            generator.writeStartArray();
            reversal.dismissed().forEach(held -> write(generator, held));
            generator.writeEndArray();
            generator.writeEndObject();
        });
    }

    static Reversal read(String json) {
        StoredObject stored = StoredObject.read(json);
        Map<EntryKey, Features> features = stored.objects("features").stream()
                .collect(Collectors.toMap(one -> EntryKey.parse(one.text("key")), ReversalJson::features));
        List<TurnId> withdrawn = stored.texts("withdrawn").stream()
                .map(text -> ((EntryKey.OfTurn) EntryKey.parse(text)).id())
                .toList();
        return new Reversal(
                stored.objects("changes").stream().map(ReversalJson::change).toList(),
                features,
                withdrawn,
                stored.objects("dismissed").stream().map(ReversalJson::held).toList());
    }

    private static void write(JsonGenerator generator, Change change) {
        generator.writeStartObject();
        StoredObject.optional(generator, "change", ChangeKind.of(change));
        switch (change) {
            case Change.Added added -> {
                // there was nothing before
            }
            case Change.Updated(Memory before, Memory after) -> MemoryJson.write(generator, "before", before);
            case Change.Superseded(Memory before, Memory after, String reason) ->
                MemoryJson.write(generator, "before", before);
            case Change.Restored(Memory before, Memory after) -> MemoryJson.write(generator, "before", before);
            case Change.Deleted(Memory before, Memory after) -> MemoryJson.write(generator, "before", before);
            case Change.Unchanged unchanged -> {
                // there is nothing to undo
            }
        }
        MemoryJson.write(generator, "after", change.after());
        StoredObject.optional(generator, "reason", Outcome.Item.of(change).reason());
        generator.writeEndObject();
    }

    private static Change change(StoredObject stored) {
        Memory after = MemoryJson.read(stored.part("after"));
        return switch (ChangeKind.valueOf(stored.text("change"))) {
            case ADDED -> new Change.Added(after);
            case UPDATED -> new Change.Updated(before(stored), after);
            case SUPERSEDED -> new Change.Superseded(before(stored), after, stored.text("reason"));
            case RESTORED -> new Change.Restored(before(stored), after);
            case DELETED -> new Change.Deleted(before(stored), after);
            case UNCHANGED -> new Change.Unchanged(after, stored.text("reason"));
        };
    }

    private static Memory before(StoredObject stored) {
        return MemoryJson.read(stored.part("before"));
    }

    private static void write(JsonGenerator generator, EntryKey key, Features features) {
        generator.writeStartObject();
        StoredObject.optional(generator, "key", key.text());
        StoredObject.optional(generator, "times", TimesJson.write(features.times()));
        StoredObject.rows(
                generator,
                "entities",
                features.entities().stream().map(ReversalJson::row).toList());
        StoredObject.rows(
                generator,
                "relations",
                features.relations().stream()
                        .map(relation -> List.of(relation.subject(), relation.predicate(), relation.object()))
                        .toList());
        StoredObject.optional(generator, "substance", features.substance());
        generator.writeEndObject();
    }

    private static Features features(StoredObject stored) {
        return new Features(
                null,
                TimesJson.read(stored.optional("times")),
                stored.rows("entities").stream().map(ReversalJson::mention).toList(),
                stored.rows("relations").stream()
                        .map(row -> new RelationMention(row.get(0), row.get(1), row.get(2)))
                        .toList(),
                Double.parseDouble(stored.text("substance")));
    }

    private static List<String> row(EntityMention mention) {
        return List.of(
                mention.name(),
                mention.canonical(),
                Integer.toString(mention.span().start()),
                Integer.toString(mention.span().end()),
                mention.kind().name());
    }

    private static EntityMention mention(List<String> row) {
        Span span = new Span(Integer.parseInt(row.get(2)), Integer.parseInt(row.get(3)));
        return new EntityMention(row.get(0), row.get(1), span, EntityKind.valueOf(row.get(4)));
    }

    private static void write(JsonGenerator generator, Quarantined held) {
        generator.writeStartObject();
        StoredObject.optional(generator, "id", held.id());
        MemoryJson.write(generator, held.scope());
        StoredObject.optional(generator, "fact", FactJson.write(held.fact()));
        StoredObject.optional(generator, "reason", held.reason());
        StoredObject.optional(generator, "at", held.at());
        StoredObject.optional(generator, "until", held.until());
        generator.writeEndObject();
    }

    private static Quarantined held(StoredObject stored) {
        return new Quarantined(
                UUID.fromString(stored.text("id")),
                MemoryJson.scope(stored),
                FactJson.read(stored.text("fact")),
                stored.text("reason"),
                Instant.parse(stored.text("at")),
                Instant.parse(stored.text("until")));
    }
}
