package dev.keepsake.server.hosted;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.StorableText;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * A filter in a URL. The Python client writes a dictionary there as Python prints it ({@code {'user_id': 'x'}}), others
 * write JSON. This turns the former into the latter; brackets, commas and numbers are the same in both.
 */
final class PythonLiteral {

    private final String source;
    private final StringBuilder json = new StringBuilder();
    private int place;

    private PythonLiteral(String source) {
        this.source = source;
    }

    static JsonNode read(String literal) {
        StorableText.check(literal, "The query parameter 'filters'");
        try {
            return Json.read(new PythonLiteral(literal).toJson().getBytes(StandardCharsets.UTF_8));
        } catch (KeepsakeException unreadable) {
            throw new KeepsakeException(
                    unreadable.category(),
                    "The query parameter 'filters' is neither a JSON object nor a Python dictionary",
                    unreadable);
        }
    }

    private String toJson() {
        while (place < source.length()) {
            char unit = source.charAt(place);
            if (unit == '\'' || unit == '"') {
                string(unit);
            } else if (Character.isLetter(unit)) {
                word();
            } else {
                json.append(unit);
                place++;
            }
        }
        return json.toString();
    }

    private void word() {
        int begin = place;
        while (place < source.length() && Character.isLetterOrDigit(source.charAt(place))) {
            place++;
        }
        String word = source.substring(begin, place);
        json.append(
                switch (word) {
                    case "True" -> "true";
                    case "False" -> "false";
                    case "None" -> "null";
                    default -> word;
                });
    }

    private void string(char quote) {
        json.append('"');
        place++;
        while (place < source.length() && source.charAt(place) != quote) {
            if (source.charAt(place) == '\\' && place + 1 < source.length()) {
                escape();
            } else {
                character(source.charAt(place++));
            }
        }
        json.append('"');
        if (place++ >= source.length()) {
            throw KeepsakeException.invalid("A string in the query parameter 'filters' has no end");
        }
    }

    private void escape() {
        char escaped = source.charAt(place + 1);
        place += 2;
        switch (escaped) {
            case '\'' -> json.append('\'');
            case 'x' -> code(2);
            case 'u' -> code(4);
            case 'U' -> code(8);
            default -> json.append('\\').append(escaped);
        }
    }

    private void code(int digits) {
        int end = place + digits;
        try {
            int codePoint = end > source.length() ? -1 : Integer.parseInt(source.substring(place, end), 16);
            for (char unit : Character.toChars(codePoint)) {
                json.append(String.format("\\u%04x", (int) unit));
            }
        } catch (IllegalArgumentException notACharacter) {
            throw KeepsakeException.invalid("An escape in the query parameter 'filters' names no character");
        }
        place = end;
    }

    /** A double quote is bare inside Python's single quotes; control characters never are in JSON. */
    private void character(char unit) {
        if (unit == '"') {
            json.append("\\\"");
        } else if (unit < ' ') {
            json.append(String.format("\\u%04x", (int) unit));
        } else {
            json.append(unit);
        }
    }
}
