package dev.keepsake.server.wire;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Attributes to and from the wire, where they are called metadata. */
public final class AttributeWire {

    /** The deepest nesting of lists and objects in one attribute. */
    public static final int MAX_DEPTH = 32;

    private static final int MAX_LONG_DIGITS = 18;

    private AttributeWire() {}

    /** The attributes in the field {@code key}; none when it is not given. */
    public static Attributes read(JsonFields fields, String key) {
        JsonFields object = fields.object(key);
        if (object == null) {
            return Attributes.NONE;
        }
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        object.node().properties().forEach(field -> values.put(field.getKey(), read(field.getValue())));
        return new Attributes(values);
    }

    /** The value that {@code node} is. */
    public static AttributeValue read(JsonNode node) {
        return read(node, 1);
    }

    private static AttributeValue read(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            throw KeepsakeException.invalid("A metadata value is nested deeper than " + MAX_DEPTH
                    + " levels; flatten it or send it as a string");
        }
        return switch (node.getNodeType()) {
            case STRING, BINARY -> new AttributeValue.Text(node.asString());
            case NUMBER -> new AttributeValue.Number(WireNumbers.modest(node.decimalValue()));
            case BOOLEAN -> new AttributeValue.Flag(node.booleanValue());
            case NULL, MISSING -> new AttributeValue.Nothing();
            case ARRAY -> {
                List<AttributeValue> elements = new ArrayList<>();
                node.forEach(element -> elements.add(read(element, depth + 1)));
                yield new AttributeValue.Items(elements);
            }
            case OBJECT, POJO -> {
                Map<String, AttributeValue> values = new LinkedHashMap<>();
                node.properties().forEach(field -> values.put(field.getKey(), read(field.getValue(), depth + 1)));
                yield new AttributeValue.Fields(values);
            }
        };
    }

    /** What the wire says for {@code attributes}: null when there are none. */
    public static @Nullable Map<String, @Nullable Object> writeOrNull(Attributes attributes) {
        return attributes.isEmpty() ? null : write(attributes.values());
    }

    private static Map<String, @Nullable Object> write(Map<String, AttributeValue> values) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        values.forEach((key, value) -> written.put(key, write(value)));
        return written;
    }

    private static @Nullable Object write(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> text;
            case AttributeValue.Number(BigDecimal number) -> plain(number);
            case AttributeValue.Flag(boolean flag) -> flag;
            case AttributeValue.Time(var moment) -> WireTimes.write(moment);
            case AttributeValue.Nothing() -> null;
            case AttributeValue.Items(var elements) -> {
                List<@Nullable Object> written = new ArrayList<>();
                elements.forEach(element -> written.add(write(element)));
                yield written;
            }
            case AttributeValue.Fields(var fields) -> write(fields);
        };
    }

    /** 100 and not 1E+2, which some parsers read as a float. */
    private static Object plain(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= MAX_LONG_DIGITS
                ? number.longValueExact()
                : number;
    }
}
