package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import java.util.Comparator;

/**
 * One entry with its score.
 *
 * @param key which memory or turn
 * @param score 0..1
 * @param explanation where the score comes from
 * @param circumstances by whom, when and where it was said
 */
record Ranked(EntryKey key, double score, Explanation explanation, Circumstances circumstances) {

    /** Better scores first, ties by key, so that the order never depends on chance. */
    static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparing(ranked -> ranked.key().text());
}
