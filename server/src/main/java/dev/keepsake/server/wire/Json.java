package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out, one way for both dialects: snake_case keys, every digit of a number kept, no key twice. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Json() {}

    /** The document in {@code bytes}; refuses an empty one, and characters that cannot be stored. */
    public static JsonNode read(byte[] bytes) {
        if (bytes.length == 0) {
            throw KeepsakeException.invalid("The body is empty; a JSON object was expected");
        }
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return StorableText.check(node);
        } catch (JacksonException notJson) {
            throw KeepsakeException.invalid("The body is not valid JSON" + at(notJson.getLocation())
                    + "; send one JSON object in UTF-8, without NaN, comments or a key given twice");
        }
    }

    /** {@code value}, a record or a collection of records, as text. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** {@code value} as a tree, for a response of which only some fields are wanted. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** What JSON calls the type of {@code node}. */
    static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }

    private static String at(@Nullable TokenStreamLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }
}
