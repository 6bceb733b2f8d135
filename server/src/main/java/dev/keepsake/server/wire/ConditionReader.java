package dev.keepsake.server.wire;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what a filter says about one field: a value, a list, the wildcard, or an object of operators. */
final class ConditionReader {

    static final String EXISTS = "exists";
    private static final String WILDCARD = "*";

    private ConditionReader() {}

    /**
     * The conditions on {@code field}.
     *
     * @param name what the caller calls the field
     */
    static Filter read(String name, Field field, JsonNode value) {
        if (value.isObject()) {
            return operators(name, field, value);
        }
        return compare(name, field, value.isArray() ? Operator.IN : Operator.EQ, value);
    }

    /** Each word or phrase of {@code value} is in the text, in whatever case. */
    static Filter keywords(JsonNode value) {
        return read("keywords_search", new Field.Text(), value.isString() ? icontains(value) : value);
    }

    static Filter in(Field field, List<String> texts) {
        List<AttributeValue> options = new ArrayList<>();
        texts.forEach(text -> options.add(new AttributeValue.Text(text)));
        return new Filter.Condition(field, Operator.IN, new AttributeValue.Items(options));
    }

    private static JsonNode icontains(JsonNode value) {
        return Json.tree(Map.of(Operator.ICONTAINS.key(), value));
    }

    private static Filter operators(String name, Field field, JsonNode value) {
        List<Filter> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String key = entry.getKey();
            if (key.equals(EXISTS)) {
                parts.add(exists(name, field, entry.getValue()));
                continue;
            }
            Operator operator = Operator.ofKey(key)
                    .orElseThrow(() -> KeepsakeException.invalid("Unknown filter operator '"
                            + FilterReader.shortened(key) + "' on '" + FilterReader.shortened(name) + "'; known are "
                            + FilterReader.operators()));
            parts.add(compare(name, field, operator, entry.getValue()));
        }
        if (parts.isEmpty()) {
            throw KeepsakeException.invalid("The filter on '" + FilterReader.shortened(name)
                    + "' is an empty object; give at least one of " + FilterReader.operators());
        }
        return FilterReader.and(parts);
    }

    private static Filter exists(String name, Field field, JsonNode value) {
        if (!value.isBoolean()) {
            throw KeepsakeException.invalid("The operator exists on '" + FilterReader.shortened(name)
                    + "' takes true or false; got " + Json.typeOf(value));
        }
        return new Filter.Exists(field, value.booleanValue());
    }

    private static Filter compare(String name, Field field, Operator operator, JsonNode value) {
        boolean equality = operator == Operator.EQ || operator == Operator.NE;
        if (equality && (value.isNull() || isWildcard(value))) {
            return new Filter.Exists(field, isWildcard(value) == (operator == Operator.EQ));
        }
        boolean list = operator == Operator.IN || operator == Operator.NIN;
        if (!list) {
            return new Filter.Condition(field, operator, value(name, field, value));
        }
        if (!value.isArray() || value.size() > JsonFields.MAX_LIST_LENGTH) {
            throw KeepsakeException.invalid("The operator " + operator.key() + " on '" + FilterReader.shortened(name)
                    + "' takes a list of at most " + JsonFields.MAX_LIST_LENGTH + " values; got "
                    + (value.isArray() ? value.size() : Json.typeOf(value)));
        }
        if (operator == Operator.IN && value.valueStream().anyMatch(ConditionReader::isWildcard)) {
            return new Filter.Exists(field, true);
        }
        List<AttributeValue> options = new ArrayList<>();
        value.forEach(option -> options.add(value(name, field, option)));
        return new Filter.Condition(field, operator, new AttributeValue.Items(options));
    }

    private static boolean isWildcard(JsonNode value) {
        return value.isString() && value.stringValue().equals(WILDCARD);
    }

    private static AttributeValue value(String name, Field field, JsonNode value) {
        return switch (field) {
            case Field.Owner owner ->
                new AttributeValue.Text(plainText(name, value).strip());
            case Field.Actor actor -> new AttributeValue.Text(plainText(name, value));
            case Field.Categories categories -> new AttributeValue.Text(plainText(name, value));
            case Field.Text text -> new AttributeValue.Text(plainText(name, value));
            case Field.Id id -> new AttributeValue.Text(plainText(name, value).toLowerCase(Locale.ROOT));
            case Field.Attribute attribute -> AttributeWire.read(value);
            case Field.CreatedAt created -> new AttributeValue.Time(WireTimes.moment(name, value));
            case Field.UpdatedAt updated -> new AttributeValue.Time(WireTimes.moment(name, value));
            case Field.ExpiresOn expires -> new AttributeValue.Time(WireTimes.moment(name, value));
        };
    }

    private static String plainText(String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw KeepsakeException.invalid("The filter on '" + FilterReader.shortened(name)
                    + "' compares with a string; got " + Json.typeOf(value));
        }
        return value.asString();
    }
}
