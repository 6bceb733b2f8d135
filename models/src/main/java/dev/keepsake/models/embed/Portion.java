package dev.keepsake.models.embed;

import java.util.ArrayList;
import java.util.List;

/**
 * How much a provider takes in one request.
 *
 * @param texts at most so many texts
 * @param tokens at most so many tokens in all of them
 */
record Portion(int texts, int tokens) {

    /** The pieces in portions, in order; a piece that is too large by itself makes one alone. */
    List<List<TextLimit.Piece>> of(List<TextLimit.Piece> pieces) {
        List<List<TextLimit.Piece>> portions = new ArrayList<>();
        List<TextLimit.Piece> current = new ArrayList<>();
        long sum = 0;
        for (TextLimit.Piece piece : pieces) {
            if (!current.isEmpty() && (current.size() == texts || sum + piece.tokens() > tokens)) {
                portions.add(current);
                current = new ArrayList<>();
                sum = 0;
            }
            current.add(piece);
            sum += piece.tokens();
        }
        if (!current.isEmpty()) {
            portions.add(current);
        }
        return portions;
    }
}
