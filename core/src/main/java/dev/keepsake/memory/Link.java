package dev.keepsake.memory;

/**
 * How one memory stands to another of its scope. A link is kept with the memory that was learned later and may outlive the
 * other one.
 *
 * @param kind how
 * @param to the other memory
 */
public record Link(Kind kind, MemoryId to) {

    /** How a memory stands to another. */
    public enum Kind {
        /** Says more of the same thing, and took its place. */
        REFINES,
        /** Cannot be true together with it. */
        CONTRADICTS,
        /** Is about the same thing. */
        RELATES_TO,
        /** Was made of it, and of others, by consolidation. */
        MADE_FROM
    }
}
