package dev.keepsake.testkit.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it travels. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    /** The JSON; an empty object when it is none. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** What would be written, to be changed before it is. */
    static ObjectNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** The object that a model gives a tool when it is to say {@code text}; null where that spells none, and it just says it. */
    static @Nullable JsonNode objectIn(String text) {
        try {
            JsonNode spelled = JSON.readTree(text);
            return spelled.isObject() ? spelled : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
