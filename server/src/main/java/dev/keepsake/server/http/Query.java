package dev.keepsake.server.http;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.wire.StorableText;
import dev.keepsake.server.wire.WireNumbers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a URL.
 *
 * @param values decoded; a name that is given twice with different values is refused, because one of them would be ignored
 */
public record Query(Map<String, String> values) {

    static final Query NONE = new Query(Map.of());

    /** The query written as {@code raw}, without the question mark. */
    static Query parse(String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = PercentCode.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            String value = PercentCode.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
            String before = values.put(
                    StorableText.check(name, "A name in the query"), StorableText.check(value, "A value in the query"));
            if (before != null && !before.equals(value)) {
                throw KeepsakeException.invalid("A query parameter is given twice with different values; give it once");
            }
        }
        return new Query(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of {@code name}, trimmed; null when it is absent or empty. */
    public @Nullable String text(String name) {
        String value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    public int integer(String name, int otherwise) {
        String value = text(name);
        return value == null ? otherwise : WireNumbers.integer(name, value);
    }

    public boolean flag(String name, boolean otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw KeepsakeException.invalid("The query parameter '" + name + "' must be true or false");
        };
    }
}
