package dev.keepsake.eval.dataset;

/**
 * Python's way to write dictionaries, lists and strings, retold as JSON. BEAM's tables hold their questions as such a text.
 */
final class PythonLiteral {

    private static final String HEX_ESCAPES = "xuU";

    private final String python;
    private final StringBuilder json = new StringBuilder();
    private int place;

    private PythonLiteral(String python) {
        this.python = python;
    }

    /** {@code python} as JSON; JSON itself comes out as it was, so that the caller need not know which of both it has. */
    static String toJson(String python) {
        return new PythonLiteral(python).retold();
    }

    private String retold() {
        while (place < python.length()) {
            char next = python.charAt(place);
            if (next == '\'' || next == '"') {
                string(next);
            } else if (Character.isLetter(next)) {
                word();
            } else {
                json.append(next == '(' ? '[' : next == ')' ? ']' : next);
                place++;
            }
        }
        return json.toString();
    }

    private void word() {
        int start = place;
        while (place < python.length() && Character.isLetterOrDigit(python.charAt(place))) {
            place++;
        }
        String word = python.substring(start, place);
        json.append(
                switch (word) {
                    case "None" -> "null";
                    case "True" -> "true";
                    case "False" -> "false";
                    default -> word;
                });
    }

    private void string(char quote) {
        json.append('"');
        place++;
        while (place < python.length() && python.charAt(place) != quote) {
            char next = python.charAt(place++);
            if (next == '\\' && place < python.length()) {
                escape(python.charAt(place++));
            } else {
                literal(next);
            }
        }
        place++;
        json.append('"');
    }

    private void escape(char escaped) {
        int digits = switch (HEX_ESCAPES.indexOf(escaped)) {
            case 0 -> 2;
            case 1 -> 4;
            case 2 -> 8;
            default -> 0;
        };
        if (digits > 0 && place + digits <= python.length()) {
            int codePoint = Integer.parseInt(python.substring(place, place + digits), 16);
            place += digits;
            for (char unit : Character.toChars(codePoint)) {
                literal(unit);
            }
        } else if ("nrtbf".indexOf(escaped) >= 0) {
            json.append('\\').append(escaped);
        } else if (escaped != '\n') {
            literal(escaped);
        }
    }

    private void literal(char said) {
        if (said == '"' || said == '\\') {
            json.append('\\').append(said);
        } else if (said < ' ') {
            json.append(String.format("\\u%04x", (int) said));
        } else {
            json.append(said);
        }
    }
}
