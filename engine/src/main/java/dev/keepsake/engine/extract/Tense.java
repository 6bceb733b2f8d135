package dev.keepsake.engine.extract;

/** Where a sentence looks, which decides whether "on Friday" is the last one or the next one. */
public enum Tense {
    PAST,
    FUTURE,
    /** Neither is clear; a bare weekday or month is then left as it is. */
    UNKNOWN
}
