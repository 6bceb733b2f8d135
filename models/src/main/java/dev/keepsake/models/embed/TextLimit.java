package dev.keepsake.models.embed;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingResult;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    static Piece longest(List<Piece> pieces) {
        return pieces.stream().max(Comparator.comparingInt(Piece::tokens)).orElseThrow();
    }

    /**
     * The same texts, of which the longest are cut to about half of what the longest has, or to {@code shortest} tokens.
     *
     * @return empty when none has more tokens than that
     */
    static Optional<List<Piece>> halved(List<Piece> pieces, int shortest) {
        List<Piece> exact = pieces.stream()
                .map(piece -> new Piece(piece.text(), tokens(piece.text())))
                .toList();
        int longest = longest(exact).tokens();
        int half = Math.max(shortest, longest / 2);
        return longest <= shortest
                ? Optional.empty()
                : Optional.of(exact.stream().map(piece -> cutTo(piece, half)).toList());
    }

    private static Piece cutTo(Piece piece, int limit) {
        return piece.tokens() <= limit ? piece : cut(piece.text(), limit);
    }

    /** How many tokens a text has. */
    static int tokens(String text) {
        return Pairs.CL100K.countTokensOrdinary(text);
    }

    /** Loaded when first needed: many a process never sees a long text. */
    private static final class Pairs {

        static final Encoding CL100K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }
}
