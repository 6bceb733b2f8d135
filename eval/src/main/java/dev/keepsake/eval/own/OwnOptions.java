package dev.keepsake.eval.own;

import dev.keepsake.error.KeepsakeException;
import org.jspecify.annotations.Nullable;

/**
 * How a store is measured, and what a release needs of it.
 *
 * @param sample at most how many memories are asked for
 * @param leastRecall recall@10 that is needed, or null for none
 * @param mostDuplicates share of near duplicates that is borne, or null for any
 * @param mostStale share of stale results that is borne, or null for any
 * @param mostJunk share of junk that is borne, or null for any
 */
public record OwnOptions(
        int sample,
        @Nullable Double leastRecall,
        @Nullable Double mostDuplicates,
        @Nullable Double mostStale,
        @Nullable Double mostJunk) {

    public OwnOptions {
        if (sample < 1) {
            throw KeepsakeException.invalid("A sample has at least 1 memory; got " + sample);
        }
    }
}
