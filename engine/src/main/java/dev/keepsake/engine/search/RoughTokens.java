package dev.keepsake.engine.search;

import dev.keepsake.model.TokenCounter;

/**
 * Counts tokens without a tokenizer: one for every four letters of Latin script, one for every two of other alphabets, and
 * every sign of a script without spaces by itself. Rather too many than too few, because a budget is not to be exceeded.
 */
public final class RoughTokens implements TokenCounter {

    private static final int LATIN_PER_TOKEN = 4;

    /** Tokenizers are made from texts that are mostly English, and cut the words of other alphabets smaller. */
    private static final int OTHERS_PER_TOKEN = 2;

    private static final int FIRST_BEHIND_LATIN = 0x250;
    private static final int FIRST_WIDE = 0x2E80;

    @Override
    public int count(String text) {
        int tokens = 0;
        int latin = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (!Character.isLetter(sign) || sign >= FIRST_WIDE) {
                tokens += ofWord(latin, others) + (Character.isWhitespace(sign) ? 0 : 1);
                latin = 0;
                others = 0;
            } else if (sign < FIRST_BEHIND_LATIN) {
                latin++;
            } else {
                others++;
            }
        }
        return tokens + ofWord(latin, others);
    }

    private static int ofWord(int latin, int others) {
        return Math.ceilDiv(latin, LATIN_PER_TOKEN) + Math.ceilDiv(others, OTHERS_PER_TOKEN);
    }
}
