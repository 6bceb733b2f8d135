package dev.keepsake.engine.search;

import dev.keepsake.model.TokenCounter;

/**
 * Counts tokens without a tokenizer: a word for every four letters of an alphabet, and every sign of a script without spaces
 * by itself. Rather too many than too few, because a budget is not to be exceeded.
 */
public final class RoughTokens implements TokenCounter {

    private static final int LETTERS_PER_TOKEN = 4;
    private static final int FIRST_WIDE = 0x2E80;

    @Override
    public int count(String text) {
        int tokens = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (Character.isLetter(sign) && sign < FIRST_WIDE) {
                letters++;
            } else {
                tokens += Math.ceilDiv(letters, LETTERS_PER_TOKEN) + (Character.isWhitespace(sign) ? 0 : 1);
                letters = 0;
            }
        }
        return tokens + Math.ceilDiv(letters, LETTERS_PER_TOKEN);
    }
}
