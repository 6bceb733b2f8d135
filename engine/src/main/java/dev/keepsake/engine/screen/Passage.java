package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Span;

/**
 * A stretch of a turn in one voice.
 *
 * @param span the characters of the turn's text
 * @param text these characters
 * @param voice who speaks
 */
record Passage(Span span, String text, Voice voice) {

    boolean overlaps(Span other) {
        return span.start() < other.end() && other.start() < span.end();
    }
}
