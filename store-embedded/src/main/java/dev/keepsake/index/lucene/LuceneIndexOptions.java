package dev.keepsake.index.lucene;

import dev.keepsake.error.KeepsakeException;

/**
 * How the index weighs speed against exactness.
 *
 * @param exactUpTo selections of at most so many entries are searched vector by vector; larger ones by graph; not negative
 * @param proposalsAtLeast how many entries the graph proposes at least, whatever the limit; at least 1
 * @param proposalsPerCandidate how many entries the graph proposes per candidate asked for; at least 1
 * @param quantised whether graphs are walked over vectors of one byte per number; scores stay exact, disk grows by a
 *     quarter, and memory touched by a search of millions of entries shrinks to a quarter
 * @param bufferMegabytes how much is collected in memory before a segment is written; positive
 */
public record LuceneIndexOptions(
        int exactUpTo, int proposalsAtLeast, int proposalsPerCandidate, boolean quantised, double bufferMegabytes) {

    public static final LuceneIndexOptions DEFAULT = new LuceneIndexOptions(20_000, 100, 3, false, 64);

    public LuceneIndexOptions {
        if (exactUpTo < 0 || proposalsAtLeast < 1 || proposalsPerCandidate < 1 || !(bufferMegabytes > 0)) {
            throw KeepsakeException.invalid("An index takes exactUpTo >= 0, proposalsAtLeast >= 1,"
                    + " proposalsPerCandidate >= 1 and bufferMegabytes > 0; got " + exactUpTo + ", " + proposalsAtLeast
                    + ", " + proposalsPerCandidate + " and " + bufferMegabytes);
        }
    }

    public LuceneIndexOptions withExactUpTo(int entries) {
        return new LuceneIndexOptions(entries, proposalsAtLeast, proposalsPerCandidate, quantised, bufferMegabytes);
    }

    public LuceneIndexOptions withQuantised(boolean on) {
        return new LuceneIndexOptions(exactUpTo, proposalsAtLeast, proposalsPerCandidate, on, bufferMegabytes);
    }
}
