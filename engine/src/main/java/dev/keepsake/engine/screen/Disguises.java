package dev.keepsake.engine.screen;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence may say underneath: with invisible signs taken out, letters of other alphabets and digits read as the letters
 * they look like, letters that were set apart joined, and what is encoded decoded. Only for looking at, never kept.
 */
final class Disguises {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]");
    private static final Pattern APART = Pattern.compile("(?<![\\p{L}])\\p{L}(?:[ ._-]\\p{L}){3,}(?![\\p{L}])");
    private static final Pattern JOINED = Pattern.compile("(?<=\\p{L})[-_]+(?=\\p{L})");
    private static final Pattern MIXED = Pattern.compile(
            "[\\p{IsLatin}]*(?:[\\p{IsLatin}][\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}][\\p{IsLatin}])");
    private static final Pattern DIGIT_IN_WORD = Pattern.compile("\\p{L}[013457@$]|[013457@$]\\p{L}");
    private static final Pattern BLOB = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){8,}");
    private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\s]+");

    private static final String LOOKS =
            "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0455s\u0458j\u04bbh\u0501d\u0432b\u043am\u043dh\u0442t\u03bfo\u03b1a\u03b5e\u03b9i\u03bdv\u03c1p\u03c4t";
    private static final String LEET = "0o1i3e4a5s7t@a$s";

    private Disguises() {}

    /** The sentence itself first, then what it looks like or decodes to. */
    static Set<String> of(String sentence, Set<String> known) {
        Set<String> views = new LinkedHashSet<>();
        String visible = Normalizer.normalize(INVISIBLE.matcher(sentence).replaceAll(""), Normalizer.Form.NFKC);
        views.add(visible);
        if (MIXED.matcher(visible).find()) {
            views.add(replaced(visible, LOOKS));
        }
        if (DIGIT_IN_WORD.matcher(visible).find()) {
            views.add(replaced(visible, LEET));
        }
        if (APART.matcher(visible).find()) {
            views.add(APART.matcher(visible).replaceAll(found -> found.group().replaceAll("[ ._-]", "")));
        }
        if (JOINED.matcher(visible).find()) {
            views.add(JOINED.matcher(visible).replaceAll(" "));
        }
        views.addAll(decoded(visible));
        if (isStrange(visible, known)) {
            views.add(rotated(visible));
            views.add(new StringBuilder(visible).reverse().toString());
        }
        return views;
    }

    /** What encoded words of the text decode to. */
    private static List<String> decoded(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher hex = HEX.matcher(text);
        while (hex.find()) {
            byte[] bytes = java.util.HexFormat.of().parseHex(hex.group());
            addReadable(bytes, found);
        }
        Matcher blob = BLOB.matcher(text);
        while (blob.find()) {
            String plain = blob.group().replace('-', '+').replace('_', '/').replaceAll("=+$", "");
            if (plain.length() % 4 != 1) {
                addReadable(Base64.getDecoder().decode(plain), found);
            }
        }
        return List.copyOf(found);
    }

    private static void addReadable(byte[] bytes, Set<String> found) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (READABLE.matcher(text).matches() && text.contains(" ")) {
            found.add(text);
        }
    }

    /** Whether no word of a text of Latin letters is one of the small words that every text has. */
    private static boolean isStrange(String text, Set<String> known) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+");
        int read = 0;
        for (String word : words) {
            if (known.contains(word)) {
                return false;
            }
            read += word.length() > 1 && word.charAt(0) < '\u0250' ? 1 : 0;
        }
        return read >= 3;
    }

    private static String replaced(String text, String pairs) {
        StringBuilder replaced = new StringBuilder(text);
        for (int i = 0; i < replaced.length(); i++) {
            int at = pairs.indexOf(Character.toLowerCase(replaced.charAt(i)));
            if (at >= 0 && at % 2 == 0) {
                replaced.setCharAt(i, pairs.charAt(at + 1));
            }
        }
        return replaced.toString();
    }

    /** Each letter by the one thirteen further on. */
    private static String rotated(String text) {
        StringBuilder rotated = new StringBuilder(text);
        for (int i = 0; i < rotated.length(); i++) {
            char sign = rotated.charAt(i);
            char first = sign >= 'a' && sign <= 'z' ? 'a' : sign >= 'A' && sign <= 'Z' ? 'A' : 0;
            if (first != 0) {
                rotated.setCharAt(i, (char) (first + (sign - first + 13) % 26));
            }
        }
        return rotated.toString();
    }
}
