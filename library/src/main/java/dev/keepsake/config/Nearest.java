package dev.keepsake.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that was meant by one that is not known. */
public final class Nearest {

    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();
    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();

    private Nearest() {}

    /** The known word that is nearest to {@code word}, when one is near: two of its letters differ, or a third of them. */
    public static Optional<String> to(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return known.stream()
                .filter(candidate -> edits(wanted, candidate) <= far(candidate))
                .min(Comparator.comparingInt((String candidate) -> edits(wanted, candidate))
                        .thenComparingDouble(candidate -> -LIKENESS.apply(wanted, candidate)));
    }

    /** Two letters that changed places are two differences. */
    private static int far(String candidate) {
        return candidate.length() <= 3 ? 1 : Math.max(2, candidate.length() / 3);
    }

    private static int edits(String wanted, String candidate) {
        return EDITS.apply(wanted, candidate.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
