package dev.keepsake.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller's attributes, in the order given. Immutable.
 *
 * @param values key to value
 */
public record Attributes(Map<String, AttributeValue> values) {

    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Attributes of(String key, String text) {
        return NONE.with(key, new AttributeValue.Text(text));
    }

    /** These attributes and one more; an existing key keeps its place and takes the new value. */
    public Attributes with(String key, AttributeValue value) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return new Attributes(copy);
    }

    /** These attributes overlaid with {@code others}, whose values win. */
    public Attributes merge(Attributes others) {
        if (others.values.isEmpty()) {
            return this;
        }
        Map<String, AttributeValue> copy = new LinkedHashMap<>(values);
        copy.putAll(others.values);
        return new Attributes(copy);
    }

    /** The value under {@code key}, or null. */
    public @Nullable AttributeValue get(String key) {
        return values.get(key);
    }

    /** The text under {@code key}, or null when there is none or it is of another type. */
    public @Nullable String text(String key) {
        return values.get(key) instanceof AttributeValue.Text(String text) ? text : null;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
