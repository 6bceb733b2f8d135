package dev.keepsake.models.rerank;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the models of these tests go by: the share of a question's words that are in a passage. */
final class WordOverlap {

    private WordOverlap() {}

    static double of(String question, String passage) {
        Set<String> asked = words(question);
        Set<String> found = new HashSet<>(asked);
        found.retainAll(words(passage));
        return asked.isEmpty() ? 0 : (double) found.size() / asked.size();
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }
}
