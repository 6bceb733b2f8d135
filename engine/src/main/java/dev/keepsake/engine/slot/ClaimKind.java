package dev.keepsake.engine.slot;

/** What a statement does to a slot. */
public enum ClaimKind {
    /** It is so. */
    STATES,
    /** It is so, but may be so beside other values: fills an empty slot and replaces nothing. */
    MENTIONS,
    /** It has become so. */
    BECAME,
    /** It is so, and what was said before was wrong. */
    CORRECTS,
    /** It is no longer so, or is not. */
    ENDED,
    /** What was said before is taken back. */
    RETRACTS
}
