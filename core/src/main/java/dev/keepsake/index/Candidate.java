package dev.keepsake.index;

/**
 * What one signal proposes.
 *
 * @param key which memory or turn
 * @param score the signal's own raw score; higher is better, comparable only within one answer of one signal
 * @param circumstances by whom, when and where it was said
 */
public record Candidate(EntryKey key, double score, Circumstances circumstances) {

    public Candidate(EntryKey key, double score) {
        this(key, score, Circumstances.UNKNOWN);
    }
}
