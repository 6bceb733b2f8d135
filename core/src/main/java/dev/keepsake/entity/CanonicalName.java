package dev.keepsake.entity;

import dev.keepsake.error.KeepsakeException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The form by which two names are the same: compatibility forms (width, ligatures), case, and accents of alphabets are
 * folded, possessive endings, forms of address and a leading "the" are dropped, words stand apart by one space. Initials
 * are drawn together, and a number is drawn to the word before it, so that "J. K." is "JK" and "GPT-4" is "GPT4". Marks that
 * make a letter another one, as in Devanagari, Thai or Kana, stay.
 *
 * <p>The canonical form of a canonical form is itself. A plural is not undone, because "Lucas" is not "Luca".
 */
public final class CanonicalName {

    private static final int MOST_PASSES = 8;
    /** Thai; before it in Unicode are the scripts that put spaces around forms of address. */
    private static final char FIRST_GLUING = 0x0E00;

    private CanonicalName() {}

    /** The canonical form of {@code name}, which must not be blank; neither is the answer. */
    public static String of(String name) {
        if (name.isBlank()) {
            throw KeepsakeException.invalid("A canonical name needs a name that is not blank");
        }
        if (isPlainWord(name)) {
            String small = name.toLowerCase(Locale.ROOT);
            return small.charAt(0) < FIRST_GLUING ? small : Honorifics.withoutGlued(small);
        }
        String canonical = pass(name);
        for (int i = 0; i < MOST_PASSES; i++) {
            String again = pass(canonical);
            if (again.equals(canonical)) {
                return canonical;
            }
            canonical = again;
        }
        return canonical;
    }

    private static String pass(String name) {
        List<String> words = withoutAddress(joined(words(folded(name))));
        return words.isEmpty() ? name.strip().toLowerCase(Locale.ROOT) : String.join(" ", words);
    }

    /** Small letters without width, ligatures and accents. */
    static String folded(String name) {
        if (isAscii(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String small = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(small, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        boolean alphabet = false;
        for (int i = 0; i < apart.length(); ) {
            int point = apart.codePointAt(i);
            i += Character.charCount(point);
            boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
            if (!mark) {
                alphabet = losesMarks(UnicodeScript.of(point));
            }
            if (!mark || !alphabet) {
                appendPlain(point, kept);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean losesMarks(UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW -> true;
            default -> false;
        };
    }

    /** Letters whose stroke or tie is no mark of its own; also the tatweel, which only stretches Arabic words. */
    private static void appendPlain(int point, StringBuilder to) {
        switch (point) {
            case 0xF8 -> to.append('o');
            case 0x142 -> to.append('l');
            case 0x111, 0xF0 -> to.append('d');
            case 0x131 -> to.append('i');
            case 0xE6 -> to.append("ae");
            case 0x153 -> to.append("oe");
            case 0xFE -> to.append("th");
            case 0x3C2 -> to.append('\u03c3');
            case 0x640 -> {}
            case 0x2018, 0x2019, 0x2BC, 0xFF07 -> to.append('\'');
            default -> to.appendCodePoint(point);
        }
    }

    private static List<String> words(String folded) {
        List<String> words = new ArrayList<>(4);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            int next = i + Character.charCount(point);
            if (isPart(folded, point, i)) {
                word.appendCodePoint(point);
            } else {
                take(word, words);
            }
            i = next;
        }
        take(word, words);
        return words;
    }

    private static boolean isPart(String text, int point, int at) {
        return switch (point) {
            case '\'', '.', '&', '@' -> at > 0 && isLetterOrDigit(text.codePointBefore(at));
            case '+', '#' -> at > 0 && !Character.isWhitespace(text.codePointBefore(at));
            case 0x30FB -> false;
            default -> isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK;
        };
    }

    private static boolean isLetterOrDigit(int point) {
        return Character.isLetterOrDigit(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    private static void take(StringBuilder word, List<String> words) {
        if (word.isEmpty()) {
            return;
        }
        String plain = withoutPossessive(word.toString());
        word.setLength(0);
        String bare = hasInnerDotOfInitials(plain) ? plain.replace(".", "") : withoutTrailing(plain);
        String ready = bare.replace("'", "");
        if (!ready.isEmpty()) {
            words.add(ready);
        }
    }

    private static String withoutPossessive(String word) {
        String rest = word;
        while (rest.endsWith("'s") || rest.endsWith("'")) {
            rest = rest.substring(0, rest.lastIndexOf('\''));
        }
        return rest;
    }

    /** "j.k." and "u.s.a", but not "node.js". */
    private static boolean hasInnerDotOfInitials(String word) {
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            run = word.charAt(i) == '.' ? 0 : run + 1;
            if (run > 1) {
                return false;
            }
        }
        return word.indexOf('.') > 0;
    }

    private static String withoutTrailing(String word) {
        int end = word.length();
        while (end > 0 && ".&@".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /** Initials drawn together, numbers drawn to the word before them. */
    private static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>(words.size());
        boolean initials = false;
        for (String word : words) {
            boolean initial = word.length() == 1 && isAlphabetic(word.charAt(0));
            boolean number = word.chars().allMatch(Character::isDigit);
            if (!joined.isEmpty() && ((initial && initials) || (number && isAlphabetic(last(joined.getLast()))))) {
                joined.set(joined.size() - 1, joined.getLast() + word);
            } else {
                joined.add(word);
            }
            initials = initial;
        }
        return joined;
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }

    private static boolean isAlphabetic(char letter) {
        return Character.isLowerCase(letter);
    }

    private static List<String> withoutAddress(List<String> words) {
        int from = 0;
        int to = words.size();
        while (to - from > 1
                && (Honorifics.standsBefore(words.get(from)) || words.get(from).equals("the"))) {
            from++;
        }
        while (to - from > 1 && Honorifics.standsAfter(words.get(to - 1))) {
            to--;
        }
        List<String> rest = new ArrayList<>(words.subList(from, to));
        rest.replaceAll(word -> word.charAt(0) < FIRST_GLUING ? word : Honorifics.withoutGlued(word));
        return rest;
    }

    /** One word of letters and digits that folding would leave alone; most words are, and folding is slow. */
    private static boolean isPlainWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char letter) {
        if (letter < 128) {
            return (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9');
        }
        if (letter < 0x3000) {
            // Basic Cyrillic but the short I, which is an I with a mark.
            return letter >= 0x410 && letter <= 0x44F && letter != 0x419 && letter != 0x439;
        }
        boolean kana = (letter >= 0x3041 && letter <= 0x3096) || (letter >= 0x30A1 && letter <= 0x30FA);
        return kana || (letter >= 0x4E00 && letter <= 0x9FFF) || (letter >= 0xAC00 && letter <= 0xD7A3);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
