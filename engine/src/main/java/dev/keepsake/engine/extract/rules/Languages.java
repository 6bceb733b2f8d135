package dev.keepsake.engine.extract.rules;

import dev.keepsake.engine.bundled.Bundled;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells English from other languages by its smallest words. Text too short to tell counts as English. */
final class Languages {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}'\\u2019]+");
    private static final Set<String> ENGLISH = Bundled.words(Languages.class, "english-words.txt");
    private static final Set<String> OTHERS = Bundled.words(Languages.class, "other-words.txt");

    private Languages() {}

    static boolean isEnglish(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(point ->
                        Character.isLetter(point) && Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN)
                .count();
        if (latin * 2 < letters) {
            return false;
        }
        int english = 0;
        int others = 0;
        for (String word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''))) {
            english += ENGLISH.contains(word) ? 1 : 0;
            others += OTHERS.contains(word) ? 1 : 0;
        }
        return english >= others;
    }
}
