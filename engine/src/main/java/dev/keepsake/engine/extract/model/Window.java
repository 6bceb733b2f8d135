package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Turn;
import java.util.List;
import java.util.Optional;

/**
 * As much of a conversation as one call reads.
 *
 * @param before what was said just before, to understand the rest; shown and not read
 * @param pieces what is read
 */
record Window(List<Piece> before, List<Piece> pieces) {

    Window {
        before = List.copyOf(before);
        pieces = List.copyOf(pieces);
    }

    /** The piece that the model knows by this number, which counts from 1. */
    Optional<Piece> numbered(int number) {
        return number >= 1 && number <= pieces.size() ? Optional.of(pieces.get(number - 1)) : Optional.empty();
    }

    List<Turn> turns() {
        return pieces.stream().map(Piece::turn).distinct().toList();
    }

    Window after(List<Piece> earlier) {
        return new Window(earlier, pieces);
    }
}
