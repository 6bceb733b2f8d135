package dev.keepsake.engine.entity;

import java.util.List;

/**
 * Takes the endings of cases off Cyrillic names, so that "Moskva" and "v Moskve" meet. A masculine name and the feminine one
 * made from it by an ending fall together; that is why an exact match comes first.
 */
final class Inflection {

    private static final List<String> ENDINGS = List.of(
            "\u0430\u043c\u0438",
            "\u044f\u043c\u0438",
            "\u043e\u0433\u043e",
            "\u0435\u0433\u043e",
            "\u043e\u043c\u0443",
            "\u0435\u043c\u0443",
            "\u043e\u0438",
            "\u0435\u0438",
            "\u0438\u0435\u043c",
            "\u043e\u043c",
            "\u0435\u043c",
            "\u043e\u044e",
            "\u0435\u044e",
            "\u0443\u044e",
            "\u0430\u044f",
            "\u0430",
            "\u044f",
            "\u0443",
            "\u044e",
            "\u0435",
            "\u0438",
            "\u044b",
            "\u043e",
            "\u044c");

    private static final int SHORTEST_STEM = 3;

    private Inflection() {}

    /** {@code canonical} without the endings of its words; itself when it has none or is of another script. */
    static String stem(String canonical) {
        char last = canonical.charAt(canonical.length() - 1);
        if (last < 0x400 || last >= 0x530) {
            return canonical;
        }
        if (canonical.indexOf(' ') < 0) {
            return stemOfWord(canonical);
        }
        StringBuilder stems = new StringBuilder();
        for (String word : canonical.split(" ")) {
            stems.append(stems.isEmpty() ? "" : " ").append(stemOfWord(word));
        }
        return stems.toString();
    }

    private static String stemOfWord(String word) {
        for (String ending : ENDINGS) {
            if (word.length() >= ending.length() + SHORTEST_STEM && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
