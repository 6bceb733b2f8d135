package dev.keepsake.store.embedded;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Attributes as JSON that gives back the very same attributes: every digit, the order of keys, and the type. JSON has no
 * moments, so one is written as an object with the single key {@code $time}; a caller's key that begins with a dollar sign
 * gets a second one.
 */
final class AttributeJson {

    private static final String TIME = "$time";
    private static final String ESCAPE = "$";
    private static final int MAX_DEPTH = 500;

    private AttributeJson() {}

    static String write(Attributes attributes) {
        return attributes.isEmpty() ? "{}" : Json.write(generator -> writeFields(generator, attributes.values(), 1));
    }

    static Attributes read(String json) {
        return json.equals("{}") ? Attributes.NONE : new Attributes(Json.read(json, AttributeJson::readFields));
    }

    private static void writeFields(JsonGenerator generator, Map<String, AttributeValue> values, int depth) {
        generator.writeStartObject();
        values.forEach((key, value) -> {
            generator.writeName(stored(key));
            writeValue(generator, value, depth);
        });
        generator.writeEndObject();
    }

    private static String stored(String key) {
        if (!Texts.isWellFormed(key)) {
            throw KeepsakeException.invalid(
                    "A key of the attributes has half of a surrogate pair in it (a broken emoji, most"
                            + " likely) and cannot be stored; replace or remove that character");
        }
        return key.startsWith(ESCAPE) ? ESCAPE + key : key;
    }

    private static void writeValue(JsonGenerator generator, AttributeValue value, int depth) {
        if (depth > MAX_DEPTH) {
            throw KeepsakeException.invalid("Attributes are nested at most " + MAX_DEPTH + " deep; got more");
        }
        switch (value) {
            case AttributeValue.Text(String text) -> generator.writeString(text);
            case AttributeValue.Number(var number) -> generator.writeNumber(number.toString());
            case AttributeValue.Flag(boolean flag) -> generator.writeBoolean(flag);
            case AttributeValue.Time(Instant moment) -> {
                generator.writeStartObject();
                generator.writeStringProperty(TIME, moment.toString());
                generator.writeEndObject();
            }
            case AttributeValue.Nothing() -> generator.writeNull();
            case AttributeValue.Items(var values) -> {
                generator.writeStartArray();
                values.forEach(element -> writeValue(generator, element, depth + 1));
                generator.writeEndArray();
            }
            case AttributeValue.Fields(var values) -> writeFields(generator, values, depth + 1);
        }
    }

    private static AttributeValue readValue(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new AttributeValue.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new AttributeValue.Number(parser.getDecimalValue());
            case VALUE_TRUE -> new AttributeValue.Flag(true);
            case VALUE_FALSE -> new AttributeValue.Flag(false);
            case VALUE_NULL -> new AttributeValue.Nothing();
            case START_ARRAY -> readItems(parser);
            case START_OBJECT -> readTimeOrFields(parser);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException(
                        "Stored attributes have " + parser.currentToken() + " in place of a value");
        };
    }

    private static AttributeValue readItems(JsonParser parser) {
        List<AttributeValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(readValue(parser));
        }
        return new AttributeValue.Items(values);
    }

    private static AttributeValue readTimeOrFields(JsonParser parser) {
        if (parser.nextToken() == JsonToken.PROPERTY_NAME
                && parser.currentName().equals(TIME)) {
            parser.nextToken();
            Instant moment = Instant.parse(parser.getString());
            parser.nextToken();
            return new AttributeValue.Time(moment);
        }
        return new AttributeValue.Fields(readNamed(parser));
    }

    private static Map<String, AttributeValue> readFields(JsonParser parser) {
        parser.nextToken();
        return readNamed(parser);
    }

    /** From the first name, or the end, of an object to its end. */
    private static Map<String, AttributeValue> readNamed(JsonParser parser) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        while (parser.currentToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            values.put(key.startsWith(ESCAPE) ? key.substring(ESCAPE.length()) : key, readValue(parser));
            parser.nextToken();
        }
        return values;
    }
}
