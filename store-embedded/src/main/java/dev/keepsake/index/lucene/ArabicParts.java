package dev.keepsake.index.lucene;

import java.util.ArrayList;
import java.util.List;

/**
 * Arabic words without the particle or the person they begin with (by the lake, she studies), and by their consonants:
 * many plurals and verbs change the long vowels between these (stamp, stamps; drum, drums).
 */
final class ArabicParts implements WordParts {

    /** Most roots have three consonants. */
    private static final int ROOT = 3;

    /** A part says less than the word, and so do consonants without vowels. */
    private static final float WEIGHT = 0.5f;

    /** By, for, then, like, will; I, you and she, he, we. */
    private static final String PREFIXES = "\u0628\u0644\u0641\u0643\u0633\u0627\u062A\u064A\u0646";

    private static final String LONG_VOWELS = "\u0627\u0648\u064A";
    private static final String ENDING = "<";
    private static final String CONSONANTS = "~";

    @Override
    public List<String> kept(String word) {
        List<String> kept = new ArrayList<>();
        kept.add(word);
        endings(word).forEach(part -> kept.add(ENDING + part));
        consonants(word).forEach(part -> kept.add(CONSONANTS + part));
        return kept;
    }

    @Override
    public List<Form> asked(String word) {
        List<Form> asked = new ArrayList<>();
        asked.add(new Form(word, 1));
        asked.add(new Form(ENDING + word, WEIGHT));
        for (String part : endings(word)) {
            asked.add(new Form(part, WEIGHT));
            asked.add(new Form(ENDING + part, WEIGHT));
        }
        consonants(word).forEach(part -> asked.add(new Form(CONSONANTS + part, WEIGHT)));
        return asked;
    }

    private static List<String> endings(String word) {
        return word.length() > ROOT && PREFIXES.indexOf(word.charAt(0)) >= 0 ? List.of(word.substring(1)) : List.of();
    }

    private static List<String> consonants(String word) {
        StringBuilder consonants = new StringBuilder();
        word.chars()
                .filter(letter -> LONG_VOWELS.indexOf(letter) < 0)
                .forEach(letter -> consonants.append((char) letter));
        return consonants.length() < ROOT ? List.of() : List.of(consonants.toString());
    }
}
