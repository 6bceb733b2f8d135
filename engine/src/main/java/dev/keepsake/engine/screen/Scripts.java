package dev.keepsake.engine.screen;

/** How a script is written, as far as comparing texts needs to know. */
final class Scripts {

    private Scripts() {}

    /**
     * Whether words of this sign's script are compared by pairs of letters: because no spaces part them, or because prefixes and
     * endings hide the word more than they leave of it.
     */
    static boolean isWrittenInPairs(int sign) {
        return Character.isIdeographic(sign)
                || switch (Character.UnicodeScript.of(sign)) {
                    case HIRAGANA,
                            KATAKANA,
                            HANGUL,
                            THAI,
                            LAO,
                            KHMER,
                            MYANMAR,
                            ARABIC,
                            HEBREW,
                            DEVANAGARI,
                            BENGALI,
                            TAMIL,
                            TELUGU -> true;
                    default -> false;
                };
    }
}
