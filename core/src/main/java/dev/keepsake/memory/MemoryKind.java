package dev.keepsake.memory;

/** How the text of a memory came to be. */
public enum MemoryKind {
    /** Extracted from turns, by rules or by a chat model. */
    FACT,
    /** A turn as it was said. */
    VERBATIM,
    /** What an agent did, step by step, made of a whole execution history. */
    PROCEDURE,
    /** Made of other memories by consolidation. */
    SUMMARY
}
