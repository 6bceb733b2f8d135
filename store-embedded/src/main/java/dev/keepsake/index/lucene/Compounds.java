package dev.keepsake.index.lucene;

import java.util.ArrayList;
import java.util.List;

/**
 * Compounds as German writes them, in one word: found by what they begin and end with. Where the seam is need not be known,
 * because only what is a word in a text or a question is ever looked up.
 */
final class Compounds implements WordParts {

    /** Shorter parts begin and end too many words. */
    private static final int SHORTEST = 4;

    /** What has to be left of a compound. */
    private static final int REST = 3;

    /** A part says less than the word. */
    private static final float WEIGHT = 0.5f;

    private static final String BEGINNING = ">";
    private static final String ENDING = "<";

    @Override
    public List<String> kept(String word) {
        List<String> kept = new ArrayList<>();
        kept.add(word);
        beginnings(word).forEach(part -> kept.add(part + BEGINNING));
        endings(word).forEach(part -> kept.add(ENDING + part));
        return kept;
    }

    @Override
    public List<Form> asked(String word) {
        List<Form> asked = new ArrayList<>();
        asked.add(new Form(word, 1));
        asked.add(new Form(word + BEGINNING, WEIGHT));
        asked.add(new Form(ENDING + word, WEIGHT));
        beginnings(word).forEach(part -> asked.add(new Form(part, WEIGHT)));
        endings(word).forEach(part -> asked.add(new Form(part, WEIGHT)));
        return asked;
    }

    private static List<String> beginnings(String word) {
        List<String> beginnings = new ArrayList<>();
        for (int end = SHORTEST; end <= word.length() - REST; end++) {
            beginnings.add(word.substring(0, end));
        }
        return beginnings;
    }

    private static List<String> endings(String word) {
        List<String> endings = new ArrayList<>();
        for (int start = REST; start <= word.length() - SHORTEST; start++) {
            endings.add(word.substring(start));
        }
        return endings;
    }
}
