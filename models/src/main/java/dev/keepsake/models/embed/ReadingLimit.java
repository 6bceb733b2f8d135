package dev.keepsake.models.embed;

/**
 * How much of a text a model reads: what its card says, and less once its server has shown that it refuses so much. A text that goes
 * through when it is cut may have been refused for what stood behind the cut, so once shows nothing, and what was read whole in
 * another text is never held to be too long. Safe for use by many threads.
 */
final class ReadingLimit {

    /** So often a text has to go through only when it is cut. */
    private static final int SHOWN = 2;

    private int tokens;
    private int longestRead;
    private int cuts;

    /** As long as nothing else is known. */
    ReadingLimit(int tokens) {
        this.tokens = tokens;
    }

    synchronized int tokens() {
        return tokens;
    }

    /** A text was read whole. */
    synchronized void read(TextLimit.Piece whole) {
        if (whole.tokens() > longestRead) {
            longestRead = Math.max(longestRead, TextLimit.tokens(whole.text()));
        }
    }

    /** A text was refused, and read when it was cut to so many tokens. */
    synchronized void cutTo(int limit) {
        cuts++;
        if (cuts >= SHOWN) {
            tokens = Math.min(tokens, Math.max(limit, longestRead));
        }
    }
}
