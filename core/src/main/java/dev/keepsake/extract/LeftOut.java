package dev.keepsake.extract;

import dev.keepsake.conversation.TurnId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said and not made a fact.
 *
 * @param turn which turn, or null when it is about the whole episode
 * @param cause why, in one word
 * @param reason why, for the caller; without anybody's text
 */
public record LeftOut(@Nullable TurnId turn, Cause cause, String reason) {

    /** Why something was not kept. */
    public enum Cause {
        /** Nothing in it is worth keeping, or it cannot be kept by its nature. */
        NOT_MEMORABLE,
        /** No turn says so. */
        UNSUPPORTED,
        /** It repeats memories that had just been served. */
        SERVED,
        /** The quality gate holds it; it can be looked at and released. */
        QUARANTINED,
        /** The budget did not suffice, or the model's reply made no sense; the turns are kept and indexed, and are read later. */
        DEFERRED,
        /** The model's reply, or what was shared, cannot be understood. */
        UNREADABLE,
        /** What was shared could not be fetched, or must not be. */
        UNREACHABLE,
        /** The model could not be asked, or did not answer. */
        MODEL_FAILED
    }
}
