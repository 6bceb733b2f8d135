package dev.keepsake.models.embed;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Texts are cut to what a model reads: most servers refuse a longer one, and with it everything that was sent beside it. What
 * comes after the cut has no influence on the vector; the text itself stays whole wherever it is kept.
 */
final class TextLimit {

    /** No letter of UTF-16 makes more byte pairs than it has bytes in UTF-8. */
    private static final int MOST_TOKENS_A_LETTER = 3;

    private TextLimit() {}

    /**
     * A text and what it takes.
     *
     * @param tokens no fewer than it has
     */
    record Piece(String text, int tokens) {}

    /** The beginning of {@code text} that has at most {@code limit} tokens; all of it where it is no longer. */
    static Piece cut(String text, int limit) {
        int most = text.length() * MOST_TOKENS_A_LETTER;
        if (most <= limit) {
            return new Piece(text, most);
        }
        EncodingResult start = Pairs.CL100K.encodeOrdinary(text, limit);
        int tokens = start.getTokens().size();
        return new Piece(start.isTruncated() ? Pairs.CL100K.decode(start.getTokens()) : text, tokens);
    }

    /** Loaded when first needed: many a process never sees a long text. */
    private static final class Pairs {

        static final Encoding CL100K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }
}
