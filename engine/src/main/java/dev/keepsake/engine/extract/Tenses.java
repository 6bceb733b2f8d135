package dev.keepsake.engine.extract;

/** Where the sentences of a text look. */
@FunctionalInterface
public interface Tenses {

    /** Where the sentence around the character at {@code position} looks. */
    Tense at(int position);
}
