package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;

/**
 * As much of a turn as is read at once; nearly always all of it.
 *
 * @param turn the turn
 * @param span which of its characters
 */
record Piece(Turn turn, Span span) {

    static Piece whole(Turn turn) {
        return new Piece(turn, new Span(0, turn.text().length()));
    }

    String text() {
        return span.of(turn.text());
    }
}
