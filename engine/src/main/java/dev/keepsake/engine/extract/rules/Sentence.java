package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import java.util.List;
import java.util.Set;

/**
 * A sentence of a turn.
 *
 * @param span where it is in the turn's text
 * @param text what it says; as in the turn, except that typographic apostrophes are straight
 * @param tokens its words and marks; none when it is not English
 */
record Sentence(Span span, String text, List<Token> tokens) {

    Sentence {
        tokens = List.copyOf(tokens);
    }

    /** This sentence from one token to another, both included. */
    Sentence between(int first, int last) {
        int from = tokens.get(first).start();
        int to = tokens.get(last).end();
        List<Token> kept = tokens.subList(first, last + 1).stream()
                .map(token ->
                        new Token(token.text(), token.tag(), token.lemma(), token.start() - from, token.end() - from))
                .toList();
        return new Sentence(new Span(span.start() + from, span.start() + to), text.substring(from, to), kept);
    }

    boolean hasAny(Set<String> words) {
        return tokens.stream().anyMatch(token -> words.contains(token.lower()));
    }

    /** Words, not marks. */
    int wordCount() {
        return (int) tokens.stream().filter(token -> !token.isPunctuation()).count();
    }
}
