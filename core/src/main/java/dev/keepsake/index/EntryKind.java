package dev.keepsake.index;

/** The kinds of entry an index holds, for a search that wants one of them. */
public enum EntryKind {
    MEMORY,
    TURN
}
