package dev.keepsake.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An object of JSON as it stands in a column, with texts for all its leaves: part by part, and lists of texts or of rows of texts. */
final class StoredObject {

    private static final StoredObject EMPTY = new StoredObject(Map.of());

    /** By name a text, a list of any of these, or an object of its own. */
    private final Map<String, Object> parts;

    private StoredObject(Map<String, Object> parts) {
        this.parts = parts;
    }

    static StoredObject read(String json) {
        return json.equals("{}") ? EMPTY : Json.read(json, StoredObject::object);
    }

    @Nullable
    String optional(String name) {
        return (String) parts.get(name);
    }

    String text(String name) {
        return Objects.requireNonNull(optional(name), name);
    }

    /** The object of this name; one without parts where there is none. */
    StoredObject part(String name) {
        return (StoredObject) parts.getOrDefault(name, EMPTY);
    }

    /** The texts of this name; none where there are none. */
    List<String> texts(String name) {
        return texts(parts.getOrDefault(name, List.of()));
    }

    /** The objects of this name; none where there are none. */
    List<StoredObject> objects(String name) {
        return ((List<?>) parts.getOrDefault(name, List.of()))
                .stream().map(StoredObject.class::cast).toList();
    }

    /** The rows of this name; none where there are none. */
    List<List<String>> rows(String name) {
        return ((List<?>) parts.getOrDefault(name, List.of()))
                .stream().map(StoredObject::texts).toList();
    }

    static void optional(JsonGenerator generator, String name, @Nullable Object value) {
        if (value != null) {
            generator.writeStringProperty(name, value.toString());
        }
    }

    static void texts(JsonGenerator generator, String name, List<String> texts) {
        generator.writeName(name);
        row(generator, texts);
    }

    static void rows(JsonGenerator generator, String name, List<List<String>> rows) {
        generator.writeName(name);
        generator.writeStartArray();
        rows.forEach(row -> row(generator, row));
        generator.writeEndArray();
    }

    private static void row(JsonGenerator generator, List<String> texts) {
        generator.writeStartArray();
        texts.forEach(generator::writeString);
        generator.writeEndArray();
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }

    private static StoredObject object(JsonParser parser) {
        Map<String, Object> parts = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            parts.put(name, value(parser));
        }
        return new StoredObject(parts);
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield values;
            }
            default -> throw new IllegalStateException("A stored object has " + parser.currentToken() + " for a value");
        };
    }
}
