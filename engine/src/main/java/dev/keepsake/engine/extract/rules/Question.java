package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Source;

/**
 * What the one who spoke before asked last.
 *
 * @param asker what to call them
 * @param sentence the question
 * @param turn the turn it is in
 */
record Question(String asker, Sentence sentence, Turn turn) {

    Source source() {
        return new Source(turn.id(), sentence.span());
    }

    String text() {
        return sentence.span().of(turn.text());
    }
}
