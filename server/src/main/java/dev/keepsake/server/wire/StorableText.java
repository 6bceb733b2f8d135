package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Refuses text that would not come back as it went in: the null character, which databases cut or refuse, and half a
 * surrogate pair, which UTF-8 cannot say. Two different ids with such halves would be stored as one.
 */
public final class StorableText {

    private StorableText() {}

    /** {@code text}, which {@code what} names in the message. */
    public static String check(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw refused(what, "the null character (U+0000)");
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused(what, "half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /** {@code node}, if every key and every string in it can be stored. */
    static JsonNode check(JsonNode node) {
        if (node.isString()) {
            check(node.stringValue(), "A string of the body");
        } else if (node.isArray()) {
            node.forEach(StorableText::check);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                check(field.getKey(), "A key of the body");
                check(field.getValue());
            }
        }
        return node;
    }

    private static KeepsakeException refused(String what, String character) {
        return KeepsakeException.invalid(what + " contains " + character + ", which cannot be stored; remove it");
    }
}
