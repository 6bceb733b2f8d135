package dev.keepsake.store.embedded;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The outcome of an operation as JSON: lists of flat objects of texts, and the extractor's name. */
final class OutcomeJson {

    private OutcomeJson() {}

    static String write(Outcome outcome) {
        return Json.write(generator -> {
            generator.writeStartObject();
            optional(generator, "extractor", outcome.extractor());
            list(generator, "stored", outcome.stored(), item -> writeItem(generator, item));
            list(generator, "notStored", outcome.notStored(), notStored -> writeNotStored(generator, notStored));
            if (!outcome.used().isEmpty()) {
                list(generator, "used", outcome.used(), use -> UsesJson.write(generator, use));
            }
            generator.writeEndObject();
        });
    }

    static Outcome read(String json) {
        return Json.read(json, OutcomeJson::readOutcome);
    }

    private static <T> void list(JsonGenerator generator, String name, List<T> elements, Consumer<T> writer) {
        generator.writeName(name);
        generator.writeStartArray();
        elements.forEach(element -> {
            generator.writeStartObject();
            writer.accept(element);
            generator.writeEndObject();
        });
        generator.writeEndArray();
    }

    private static void writeItem(JsonGenerator generator, Outcome.Item item) {
        generator.writeStringProperty("kind", item.kind().name());
        generator.writeStringProperty("memory", item.memory().toString());
        generator.writeStringProperty("text", item.text());
        generator.writeStringProperty("role", item.attribution().role().name());
        optional(generator, "actor", item.attribution().actor());
        optional(generator, "reason", item.reason());
    }

    private static void writeNotStored(JsonGenerator generator, Outcome.NotStored notStored) {
        TurnId turn = notStored.turn();
        if (turn != null) {
            generator.writeStringProperty("episode", turn.episode().toString());
            generator.writeStringProperty("ordinal", Integer.toString(turn.ordinal()));
        }
        generator.writeStringProperty("cause", notStored.cause().name());
        generator.writeStringProperty("reason", notStored.reason());
    }

    static void optional(JsonGenerator generator, String name, @Nullable String value) {
        if (value != null) {
            generator.writeStringProperty(name, value);
        }
    }

    private static Outcome readOutcome(JsonParser parser) {
        List<Outcome.Item> stored = new ArrayList<>();
        List<Outcome.NotStored> notStored = new ArrayList<>();
        List<ModelUse> used = new ArrayList<>();
        @Nullable String extractor = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "extractor" -> extractor = parser.getString();
                case "stored" -> objects(parser).forEach(texts -> stored.add(item(texts)));
                case "notStored" -> objects(parser).forEach(texts -> notStored.add(notStored(texts)));
                case "used" -> objects(parser).forEach(texts -> used.add(UsesJson.use(texts)));
                default -> throw new IllegalStateException("A stored outcome has an unknown part " + name);
            }
        }
        return new Outcome(stored, notStored, extractor, used);
    }

    static List<Map<String, String>> objects(JsonParser parser) {
        List<Map<String, String>> objects = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Map<String, String> texts = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                texts.put(name, parser.getString());
            }
            objects.add(texts);
        }
        return objects;
    }

    private static Outcome.Item item(Map<String, String> texts) {
        return new Outcome.Item(
                ChangeKind.valueOf(required(texts, "kind")),
                MemoryId.parse(required(texts, "memory")),
                required(texts, "text"),
                new Attribution(Role.valueOf(required(texts, "role")), texts.get("actor")),
                texts.get("reason"));
    }

    private static Outcome.NotStored notStored(Map<String, String> texts) {
        String episode = texts.get("episode");
        @Nullable
        TurnId turn = episode == null
                ? null
                : new TurnId(new EpisodeId(UUID.fromString(episode)), Integer.parseInt(required(texts, "ordinal")));
        // What was kept before causes were told apart was all of one cause.
        String cause = texts.getOrDefault("cause", LeftOut.Cause.NOT_MEMORABLE.name());
        return new Outcome.NotStored(turn, LeftOut.Cause.valueOf(cause), required(texts, "reason"));
    }

    static String required(Map<String, String> texts, String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }
}
