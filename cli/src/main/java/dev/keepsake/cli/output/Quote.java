package dev.keepsake.cli.output;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;

/**
 * Words that a memory came from.
 *
 * @param turn the turn they were said in
 * @param span the characters of its text
 */
public record Quote(Turn turn, Span span) {

    public String text() {
        return span.of(turn.text());
    }
}
