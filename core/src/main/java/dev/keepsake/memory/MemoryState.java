package dev.keepsake.memory;

/** Where a memory stands. */
public enum MemoryState {
    /** Believed now. */
    CURRENT,
    /** Replaced by a newer memory; its validity is closed, its text is kept. */
    SUPERSEDED,
    /** Deleted by the caller; no read returns it, its history does. */
    DELETED
}
