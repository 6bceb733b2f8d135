package dev.keepsake.engine.extract.rules;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.lemmatizer.LemmatizerME;

/**
 * Base forms of words, each looked up alone and remembered: looked up in their sentences they would take two thirds of the
 * time of an extraction and hardly ever come out differently. For one thread at a time.
 */
final class Lemmas {

    private static final int REMEMBERED = 10_000;
    private static final Set<String> INFLECTED = Set.of("VERB", "NOUN", "ADJ", "AUX");

    private final LemmatizerME lemmatizer =
            new LemmatizerME(EnglishModels.shared().lemmas());
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    String of(String word, String tag) {
        String lower = word.toLowerCase(Locale.ROOT);
        return INFLECTED.contains(tag) ? known.computeIfAbsent(tag + " " + lower, key -> lookUp(lower, tag)) : lower;
    }

    private String lookUp(String word, String tag) {
        return lemmatizer.lemmatize(new String[] {word}, new String[] {tag})[0];
    }
}
