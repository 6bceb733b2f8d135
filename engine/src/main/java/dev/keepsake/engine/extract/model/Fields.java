package dev.keepsake.engine.extract.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one entry of a reply, read as far as they can be meant: a number may be a string, a list may be its only element,
 * and what has a wrong type altogether counts as not given.
 */
record Fields(JsonNode node) {

    /** A text, stripped; empty when there is none. */
    String text(String key) {
        return scalar(node.path(key));
    }

    /** Texts; blank ones are left out. */
    List<String> texts(String key) {
        return values(key).stream()
                .map(Fields::scalar)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Whole numbers, also as {@code "3"} and {@code "t3"}. */
    List<Integer> numbers(String key) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : texts(key)) {
            String digits = text.replaceFirst("^[A-Za-z#]{1,5} ?", "");
            if (digits.matches("\\d{1,6}(\\.0+)?")) {
                numbers.add(new BigDecimal(digits).intValue());
            }
        }
        return numbers;
    }

    /** The elements of a list, or the value itself. */
    List<JsonNode> values(String key) {
        JsonNode value = node.path(key);
        if (value.isArray()) {
            return List.copyOf(value.values());
        }
        return value.isMissingNode() || value.isNull() ? List.of() : List.of(value);
    }

    private static String scalar(JsonNode value) {
        return value.isString() || value.isNumber() ? value.asString().strip() : "";
    }
}
