package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import java.util.Comparator;
import java.util.function.Supplier;

/**
 * One entry with its score.
 *
 * @param key which memory or turn
 * @param score 0..1
 * @param circumstances by whom, when and where it was said
 * @param parts makes the explanation
 */
record Ranked(EntryKey key, double score, Circumstances circumstances, Supplier<Explanation> parts) {

    /** Better scores first, ties by key, so that the order never depends on chance. */
    static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparing(ranked -> ranked.key().text());

    /** Where the score comes from. */
    Explanation explanation() {
        return parts.get();
    }
}
