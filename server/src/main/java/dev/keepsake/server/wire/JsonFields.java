package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, read by type. A field that is absent or null is "not given"; one of another type is
 * refused by name. Fields that nobody asks for are ignored, because clients of other versions send them.
 *
 * @param node the object
 * @param path where it is in the body, empty or ending in a dot, for messages
 */
public record JsonFields(JsonNode node, String path) {

    /** The most elements a list in a request may have. */
    public static final int MAX_LIST_LENGTH = 1000;

    /** The object that {@code body} is. */
    public static JsonFields ofBody(byte[] body) {
        return of(Json.read(body), "The body", "");
    }

    private static JsonFields of(JsonNode node, String what, String path) {
        if (!node.isObject()) {
            throw KeepsakeException.invalid(what + " must be a JSON object; got " + Json.typeOf(node));
        }
        return new JsonFields(node, path);
    }

    /** Whether {@code key} is there, if only as null. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** The value of {@code key}, or null when it is not given. */
    public @Nullable JsonNode value(String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    public @Nullable String text(String key) {
        JsonNode value = value(key);
        if (value == null) {
            return null;
        }
        require(value.isString(), key, "a string", value);
        return value.stringValue();
    }

    /** An owner's id: a string, or a number or boolean, which some callers send instead; trimmed. */
    public @Nullable String id(String key) {
        JsonNode value = value(key);
        if (value == null) {
            return null;
        }
        require(value.isValueNode(), key, "a string", value);
        return value.asString().strip();
    }

    /** A boolean, also as the strings {@code "true"} and {@code "false"}. */
    public boolean flag(String key, boolean otherwise) {
        JsonNode value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String word = value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "";
        require(Set.of("true", "false").contains(word), key, "true or false", value);
        return word.equals("true");
    }

    /** A whole number, also written as a string of digits. */
    public int integer(String key, int otherwise) {
        JsonNode value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value.isString()) {
            return WireNumbers.integer(path + key, value.stringValue());
        }
        boolean whole = value.isNumber() && WireNumbers.isInt(value.decimalValue());
        require(whole, key, "a whole number of at most 32 bits", value);
        return value.decimalValue().intValueExact();
    }

    public double number(String key, double otherwise) {
        JsonNode value = value(key);
        if (value == null) {
            return otherwise;
        }
        require(value.isNumber(), key, "a number", value);
        BigDecimal number = value.decimalValue();
        return number.doubleValue();
    }

    public @Nullable JsonFields object(String key) {
        JsonNode value = value(key);
        return value == null ? null : of(value, "The field '" + path + key + "'", path + key + ".");
    }

    /** The elements of a list; none when it is not given. */
    public List<JsonNode> list(String key) {
        return list(key, MAX_LIST_LENGTH);
    }

    public List<JsonNode> list(String key, int maxLength) {
        JsonNode value = value(key);
        if (value == null) {
            return List.of();
        }
        require(value.isArray(), key, "a list", value);
        if (value.size() > maxLength) {
            throw KeepsakeException.invalid("The list '" + path + key + "' has " + value.size() + " elements; at most "
                    + maxLength + " are accepted");
        }
        return new ArrayList<>(value.values());
    }

    /** The object at {@code place} of a list. */
    public JsonFields element(String key, int place) {
        String where = path + key + "[" + place + "]";
        return of(list(key, Integer.MAX_VALUE).get(place), "The field '" + where + "'", where + ".");
    }

    /** A list of strings; one string stands for a list of one. */
    public List<String> texts(String key) {
        JsonNode value = value(key);
        if (value != null && value.isString()) {
            return List.of(value.stringValue());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(key)) {
            require(element.isString(), key, "a list of strings", element);
            texts.add(element.stringValue());
        }
        return texts;
    }

    /** A refusal of {@code key}, in the words all refusals of a field share. */
    public KeepsakeException refused(String key, String expected, JsonNode got) {
        return KeepsakeException.invalid(
                "The field '" + path + key + "' must be " + expected + "; got " + Json.typeOf(got));
    }

    private void require(boolean fits, String key, String expected, JsonNode got) {
        if (!fits) {
            throw refused(key, expected, got);
        }
    }
}
