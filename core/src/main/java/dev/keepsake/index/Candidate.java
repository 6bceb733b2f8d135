package dev.keepsake.index;

/**
 * What one signal proposes.
 *
 * @param key which memory or turn
 * @param score the signal's own raw score; higher is better, comparable only within one answer of one signal
 */
public record Candidate(EntryKey key, double score) {}
