package dev.keepsake.engine.extract.model;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words of a text for comparing it with others; of a script without spaces, every two signs in a row. */
final class Words {

    private static final int SHORTEST = 3;

    private Words() {}

    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        StringBuilder word = new StringBuilder();
        int before = -1;
        for (int point : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (isWithoutSpaces(point)) {
                take(word, words);
                if (before >= 0) {
                    words.add(new StringBuilder()
                            .appendCodePoint(before)
                            .appendCodePoint(point)
                            .toString());
                }
                before = point;
                continue;
            }
            before = -1;
            if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
                word.appendCodePoint(point);
            } else {
                take(word, words);
            }
        }
        take(word, words);
        return words;
    }

    /** How much of {@code text} stands in {@code other}, 0..1; 0 for a text without words. */
    static double share(Set<String> text, Set<String> other) {
        if (text.isEmpty()) {
            return 0;
        }
        return (double) text.stream().filter(other::contains).count() / text.size();
    }

    private static void take(StringBuilder word, Set<String> words) {
        if (word.length() >= SHORTEST || (!word.isEmpty() && Character.isDigit(word.charAt(0)))) {
            words.add(word.toString());
        }
        word.setLength(0);
    }

    private static boolean isWithoutSpaces(int point) {
        return Character.isIdeographic(point)
                || switch (Character.UnicodeScript.of(point)) {
                    case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }
}
