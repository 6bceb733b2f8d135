package dev.keepsake.change;

import dev.keepsake.memory.Memory;

/** What happens to one memory. */
public sealed interface Change {

    /** The memory as it is after the change. */
    Memory after();

    /** A new memory. */
    record Added(Memory after) implements Change {}

    /** Text, attributes or expiry corrected in place. */
    record Updated(Memory before, Memory after) implements Change {}

    /**
     * Validity closed because a newer memory replaces it.
     *
     * @param reason why, in a few words without the text of either memory
     */
    record Superseded(Memory before, Memory after, String reason) implements Change {}

    /** A superseded memory made current again by the caller's hand, or a deleted one brought back by an undo. */
    record Restored(Memory before, Memory after) implements Change {}

    /** Taken out of every read at the caller's wish. */
    record Deleted(Memory before, Memory after) implements Change {}

    /**
     * Already known: a fact or message equal to an existing memory. Nothing is written.
     *
     * @param reason which rule found it known
     */
    record Unchanged(Memory after, String reason) implements Change {}
}
