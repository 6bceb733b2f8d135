package dev.keepsake.testkit.reference;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.IndexEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Okapi BM25 as the textbook has it, over the entries it is given and no others. */
final class Bm25 {

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Document(IndexEntry entry, List<String> words) {

        long frequency(String word) {
            return words.stream().filter(word::equals).count();
        }
    }

    private final List<Document> documents;
    private final double averageLength;

    Bm25(List<IndexEntry> entries) {
        documents = entries.stream()
                .map(entry -> new Document(entry, words(entry.text())))
                .toList();
        averageLength = documents.stream()
                .mapToInt(document -> document.words().size())
                .average()
                .orElse(0);
    }

    List<Candidate> matching(String question) {
        Set<String> asked = new TreeSet<>(words(question));
        double[] scores = new double[documents.size()];
        for (String word : asked) {
            double weight = inverseFrequency(word);
            for (int i = 0; i < scores.length; i++) {
                scores[i] += weight * saturation(documents.get(i), word);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0) {
                IndexEntry entry = documents.get(i).entry();
                candidates.add(new Candidate(entry.key(), scores[i], entry.circumstances()));
            }
        }
        return candidates;
    }

    private double inverseFrequency(String word) {
        long containing = documents.stream()
                .filter(document -> document.words().contains(word))
                .count();
        return Math.log(1 + (documents.size() - containing + 0.5) / (containing + 0.5));
    }

    private double saturation(Document document, String word) {
        double frequency = document.frequency(word);
        double length = document.words().size() / averageLength;
        return frequency == 0 ? 0 : frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length));
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
