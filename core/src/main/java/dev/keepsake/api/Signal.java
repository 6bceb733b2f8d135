package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import java.util.Locale;

/**
 * One way of ranking. Some propose entries on their own; the others judge what those propose, by what stands around an entry
 * or by what is known of it.
 */
public enum Signal {
    /** Nearness of the entry's own text to the question. */
    VECTOR,
    /** Nearness of the entry together with what was said before it. */
    CONTEXT,
    /** Words shared with the question, by BM25 inside the scope. */
    KEYWORD,
    /** Entities that the question names. */
    ENTITY,
    /** Fit to the time that the question is about. */
    TIME,
    /** How new it is, or how old; only for questions about the newest or the first. */
    RECENCY,
    /** Whether it was said by whom the question names. */
    SPEAKER,
    /** How well its neighbours in the conversation answer. */
    NEIGHBOURS,
    /** How well the turns that a fact came from answer, or the facts that came from a turn. */
    SOURCES,
    /** How much it tells. */
    SUBSTANCE,
    /** Whether it is current, or was superseded when the question is about the past. */
    CURRENCY,
    /** Whether it fills the slot that the question asks for: "where does Ana work" and Ana's employer. */
    SLOT,
    /**
     * How much of it time has left: less the longer ago it was said, and the slower the more often it was. Asked only by a recipe
     * that names it.
     */
    DECAY;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The signal whose {@link #key()} this is. */
    public static Signal ofKey(String key) {
        for (Signal signal : values()) {
            if (signal.key().equals(key)) {
                return signal;
            }
        }
        throw KeepsakeException.invalid(
                "There is no signal of this name; there are vector, context, keyword, entity, time, recency, speaker,"
                        + " neighbours, sources, substance, currency, slot and decay");
    }
}
