package dev.keepsake.engine.entity;

/** What stands between a word and the one before it. */
enum Gap {
    /** Nothing: another script begins, or an elided word ends. */
    NONE,
    SPACE,
    HYPHEN,
    AMPERSAND,
    /** The stop of an abbreviation or of an initial. */
    STOP,
    /** Any other mark: names do not reach across it. */
    MARK,
    /** The end of a sentence, of a line, or whatever else makes the next word begin with a capital letter. */
    SENTENCE;

    boolean joins() {
        return this == SPACE || this == HYPHEN || this == AMPERSAND || this == STOP;
    }
}
