package dev.keepsake.engine.search;

import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.GraphIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts relations in order: nearer ones first; of those as near, the one that shares more with the question. A shared word counts
 * the more the fewer of the relations have it, by the logarithm of how few they are. Words are the same when one begins as the
 * other does, "lives" as "live"; order beyond that is the walk's, newest first.
 */
final class RelationRanking {

    /** Two words that agree in so many first letters, and in all but the last three, are one. */
    private static final int SHORTEST_STEM = 3;

    private static final int LONGEST_ENDING = 3;

    private RelationRanking() {}

    static List<GraphIndex.Found> of(String question, List<GraphIndex.Found> met) {
        Set<String> asked = stems(question);
        Map<String, Integer> occurrences = new HashMap<>();
        List<Set<String>> shared = new ArrayList<>();
        for (GraphIndex.Found found : met) {
            Set<String> common = common(asked, stems(text(found.relation().mention())));
            common.forEach(word -> occurrences.merge(word, 1, Integer::sum));
            shared.add(common);
        }
        Map<GraphIndex.Found, Double> worth = new HashMap<>();
        for (int place = 0; place < met.size(); place++) {
            double sum = shared.get(place).stream()
                    .mapToDouble(word -> Math.log1p((double) met.size() / occurrences.getOrDefault(word, 1)))
                    .sum();
            worth.put(met.get(place), sum);
        }
        return met.stream()
                .sorted(Comparator.comparingInt(GraphIndex.Found::distance)
                        .thenComparing(
                                Comparator.comparingDouble((GraphIndex.Found found) -> worth.getOrDefault(found, 0.0))
                                        .reversed()))
                .toList();
    }

    private static String text(RelationMention mention) {
        return mention.subject() + " " + mention.predicate().replace('_', ' ') + " " + mention.object();
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (word.codePointCount(0, word.length()) >= SHORTEST_STEM
                    || word.codePoints().anyMatch(Character::isIdeographic)) {
                stems.add(word);
            }
        }
        return stems;
    }

    private static Set<String> common(Set<String> asked, Set<String> words) {
        Set<String> common = new HashSet<>();
        for (String one : asked) {
            if (words.contains(one) || words.stream().anyMatch(other -> areOne(one, other))) {
                common.add(one);
            }
        }
        return common;
    }

    private static boolean areOne(String one, String other) {
        int front = 0;
        while (front < one.length() && front < other.length() && one.charAt(front) == other.charAt(front)) {
            front++;
        }
        return front >= SHORTEST_STEM
                && one.length() - front <= LONGEST_ENDING
                && other.length() - front <= LONGEST_ENDING
                && front > Math.max(one.length(), other.length()) / 2;
    }
}
