package dev.keepsake.memory;

/** From whom a statement is known, from the least to the most trusted. What is trusted less replaces nothing that is trusted more. */
public enum Trust {
    /**
     * Text that somebody passed on without saying it: a quoted mail, a document, what a tool returned, what a picture shows; and
     * every text that gives instructions to a model or to the memory itself.
     */
    QUOTED,
    /** Somebody tells what another said about themself, or a program says it. */
    REPORTED,
    /** Somebody says it of somebody else. */
    STATED,
    /** Somebody says it of themself and what is theirs, or wrote it by hand. */
    OWN
}
