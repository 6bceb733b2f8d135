package dev.keepsake.error;

/** What kind of failure it was, for a program that has to decide what to do next. */
public enum ErrorCategory {
    /** The request says something that cannot be done as said; repeating it will not help. */
    INVALID_REQUEST,
    /** What the request names does not exist in this project. */
    NOT_FOUND,
    /** The request contradicts an earlier one, such as an idempotency key used for something else. */
    CONFLICT,
    /** The configuration does not fit the data or the machine. */
    CONFIGURATION,
    /** The store or an index cannot be read or written now. */
    STORAGE_UNAVAILABLE,
    /** A model provider cannot be reached or answered with an error. */
    MODEL_UNAVAILABLE,
    /** The deadline passed before an answer was there. */
    DEADLINE_EXCEEDED,
    /** A defect of this program. */
    INTERNAL
}
