package dev.keepsake.engine.time;

/** How what is asked for lies to a time that is named. */
public enum Relation {
    /** In it. */
    DURING,
    /** Earlier than its first moment. */
    BEFORE,
    /** Later than all of it. */
    AFTER,
    /** From its first moment on. */
    SINCE,
    /** Up to its last moment; the time that is named belongs to it, as in "from March to May". */
    UNTIL
}
