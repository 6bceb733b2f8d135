package dev.keepsake.model;

/** Counts the tokens that a text takes in a prompt. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface TokenCounter {

    /** How many tokens {@code text} has; 0 for an empty one. */
    int count(String text);
}
