package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Span;

/**
 * A stretch of a turn in one voice.
 *
 * @param span the characters of the turn's text
 * @param text these characters
 * @param voice who speaks
 * @param terms what they say
 */
record Passage(Span span, String text, Voice voice, Terms terms) {

    Passage(Span span, String text, Voice voice) {
        this(span, text, voice, Terms.of(text));
    }

    Passage in(Voice other) {
        return new Passage(span, text, other, terms);
    }

    boolean overlaps(Span other) {
        return span.start() < other.end() && other.start() < span.end();
    }
}
