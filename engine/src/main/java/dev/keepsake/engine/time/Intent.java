package dev.keepsake.engine.time;

/** What a question wants of time, beyond a time that it names; in the order in which one tells more than another. */
public enum Intent {
    /** The earliest: "the first job", "originally". */
    FIRST,
    /** The most recent: "the last trip", "lately". */
    LATEST,
    /** What is no longer so: "previously", "used to", "before moving". */
    PREVIOUS,
    /** What is so now: "currently", "still". */
    CURRENT,
    /** How long something takes or took. */
    DURATION,
    /** When something is or was. */
    WHEN,
    NONE
}
