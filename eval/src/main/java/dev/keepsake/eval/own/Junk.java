package dev.keepsake.eval.own;

import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import java.time.Instant;
import java.util.Objects;

/** What a store would be better without. */
final class Junk {

    /** A statement needs two words that say something: of whom or what, and what. */
    private static final int LEAST_WORDS = 2;
    /** Four words in five; a sentence of ten words may differ in one. */
    private static final double NEARLY_THE_SAME = 0.8;

    private Junk() {}

    /** Greetings, thanks, assent: a text in which fewer than two words are not grammar or filler. */
    static boolean saysNothing(String text) {
        return Words.of(text).size() < LEAST_WORDS;
    }

    /** Whether two memories of one owner and one speaker have nearly all their words in common. */
    static boolean areNearDuplicates(Memory one, Memory other) {
        return Objects.equals(one.scope(), other.scope())
                && Objects.equals(one.attribution().actor(), other.attribution().actor())
                && Words.overlap(one.text(), other.text()) >= NEARLY_THE_SAME;
    }

    /** Whether a search for what is current should not have returned it. */
    static boolean isStale(Memory memory, Instant now) {
        return memory.lifecycle().state() != MemoryState.CURRENT
                || memory.lifecycle().expiredAt(now);
    }
}
