package dev.keepsake.config;

import java.util.regex.Pattern;

/** Values in messages. A key that somebody put into the wrong field stays unprinted all the same. */
final class Shown {

    private static final Pattern KNOWN_FORMS = Pattern.compile(
            "(?i).*\\b(sk-|sk_|gsk_|xai-|hf_|AIza|ghp_|m0sk_|eyJ|AKIA|Bearer |(?:pa-|jina_)(?=[A-Za-z0-9_-]{20}))[A-Za-z0-9_-]{6,}.*",
            Pattern.DOTALL);
    /** What keys of no known form look like; names of models have dashes, and paths begin with a slash. */
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+/=]{27,}");

    private static final Pattern DIGITS_AND_LETTERS = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z]).*", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]*@");
    private static final int LONGEST = 80;

    private Shown() {}

    /** The text in quotes, or what can be said of it. */
    static String quoted(String text) {
        if (looksSecret(text)) {
            return "a text of " + text.length() + " characters that looks like a secret";
        }
        return "\"" + plain(text) + "\"";
    }

    /** The text without credentials and line breaks, and not too long. */
    static String plain(String text) {
        String safe = CREDENTIALS.matcher(text).replaceAll("(hidden)@").replaceAll("\\p{Cntrl}", " ");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
    }

    static boolean looksSecret(String text) {
        String word = text.strip();
        return KNOWN_FORMS.matcher(word).matches()
                || (LONG_WORD.matcher(word).matches()
                        && DIGITS_AND_LETTERS.matcher(word).matches());
    }
}
