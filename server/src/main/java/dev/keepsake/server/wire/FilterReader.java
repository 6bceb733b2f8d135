package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the filter grammar of both dialects. Everything that stands side by side is ANDed: fields, the operators of one
 * field, and {@code AND}, {@code OR}, {@code NOT} among them.
 */
public enum FilterReader {
    /** Only the known fields; caller's attributes under {@code metadata}. */
    HOSTED(false),
    /** Any other key is a caller's attribute. */
    SELF_HOSTED(true);

    /** The deepest nesting of {@code AND}, {@code OR} and {@code NOT}. */
    public static final int MAX_DEPTH = 32;

    private static final String METADATA = "metadata";

    private final boolean bareAttributes;

    FilterReader(boolean bareAttributes) {
        this.bareAttributes = bareAttributes;
    }

    /** The filter in the field {@code key}; every memory when it is not given. */
    public Filter read(JsonFields fields, String key) {
        JsonNode value = fields.value(key);
        return value == null ? Filter.all() : read(value);
    }

    /** The filter that {@code node} is. */
    public Filter read(JsonNode node) {
        return tree(node, 1);
    }

    /** {@code field} is one of {@code texts}; every memory when there are none. */
    public static Filter anyOf(String name, List<String> texts) {
        Field field = FilterWords.field(name);
        return texts.isEmpty() || field == null ? Filter.all() : ConditionReader.in(field, texts);
    }

    private Filter tree(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            throw KeepsakeException.invalid("The filter is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (!node.isObject()) {
            throw KeepsakeException.invalid("A filter must be a JSON object; got " + Json.typeOf(node));
        }
        List<Filter> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            parts.add(part(entry.getKey(), entry.getValue(), depth));
        }
        return and(parts);
    }

    private Filter part(String key, JsonNode value, int depth) {
        return switch (key) {
            case "AND" -> new Filter.And(branches(key, value, depth));
            case "OR" -> new Filter.Or(branches(key, value, depth));
            case "NOT" ->
                and(branches(key, value, depth).stream()
                        .map(branch -> (Filter) new Filter.Not(branch))
                        .toList());
            case METADATA -> metadata(value);
            case "keywords_search" -> ConditionReader.keywords(value);
            default -> ConditionReader.read(key, field(key), value);
        };
    }

    private List<Filter> branches(String key, JsonNode value, int depth) {
        List<JsonNode> branches = value.isArray() ? List.copyOf(value.values()) : List.of(value);
        if (branches.isEmpty() || branches.size() > JsonFields.MAX_LIST_LENGTH) {
            throw KeepsakeException.invalid("The list of " + key + " must have 1 to " + JsonFields.MAX_LIST_LENGTH
                    + " filters; got " + branches.size());
        }
        return branches.stream().map(branch -> tree(branch, depth + 1)).toList();
    }

    private Filter metadata(JsonNode value) {
        if (!value.isObject()) {
            throw KeepsakeException.invalid(
                    "The filter field 'metadata' must be an object of keys and values; got " + Json.typeOf(value));
        }
        List<Filter> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String key = entry.getKey();
            parts.add(ConditionReader.read(METADATA + "." + key, new Field.Attribute(key), entry.getValue()));
        }
        return and(parts);
    }

    private Field field(String key) {
        Field known = known(key);
        if (known != null) {
            return known;
        }
        throw KeepsakeException.invalid(
                "Unknown filter field '" + shortened(key) + "'; known are AND, OR, NOT, metadata, "
                        + "keywords_search, " + String.join(", ", FilterWords.names())
                        + ". Your own keys go into 'metadata'");
    }

    private @Nullable Field known(String key) {
        Field known = FilterWords.field(key);
        return known == null && bareAttributes ? new Field.Attribute(key) : known;
    }

    /** Names come from the caller: enough of one to be recognised. */
    static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }

    /** The operators' names, for messages. */
    static String operators() {
        List<String> names = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            names.add(operator.key());
        }
        names.add(ConditionReader.EXISTS);
        return String.join(", ", names);
    }

    static Filter and(List<Filter> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
    }
}
