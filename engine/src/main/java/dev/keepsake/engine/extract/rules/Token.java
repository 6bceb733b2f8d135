package dev.keepsake.engine.extract.rules;

import java.util.Locale;
import java.util.Set;

/**
 * A word or a mark of a sentence.
 *
 * @param text as written, except that typographic apostrophes are straight
 * @param tag its universal part-of-speech tags, joined by {@code +} for contractions ({@code PRON+AUX})
 * @param lemma its base form in small letters; of words that are not inflected, and of contractions, the word itself
 * @param start its first character in the sentence
 * @param end one past its last character in the sentence
 */
record Token(String text, String tag, String lemma, int start, int end) {

    /** Base forms that look like another form, and that a lemmatizer takes for one. */
    private static final Set<String> ENDING_IN_ING =
            Set.of("sing", "bring", "ring", "swing", "cling", "fling", "sling", "spring", "string", "sting", "ping");

    private static final Set<String> MODAL_CONTRACTIONS =
            Set.of("should've", "could've", "would've", "might've", "must've", "shoulda", "coulda", "woulda");

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }

    boolean tagged(String wanted) {
        return tag.equals(wanted);
    }

    /** A verb, alone or inside a contraction. */
    boolean hasVerb() {
        return tag.contains("VERB") || tag.contains("AUX");
    }

    /** A verb with no subject in front of it in the same word. */
    boolean isVerbal() {
        return tag.startsWith("VERB") || tag.startsWith("AUX") || MODAL_CONTRACTIONS.contains(lower());
    }

    boolean isPunctuation() {
        return tag.equals("PUNCT") || tag.equals("SYM") || text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** A verb that is written in its base form: an infinitive, an imperative or a present tense without an ending. */
    boolean isBaseVerb() {
        String word = lower();
        if (!tag.equals("VERB")) {
            return false;
        }
        return word.endsWith("ing") ? ENDING_IN_ING.contains(word) : lemma.equals(word);
    }

    boolean isPastVerb() {
        String word = lower();
        return switch (word) {
            case "was", "were", "wasn't", "weren't", "did", "didn't", "had", "hadn't" -> true;
            default ->
                tag.equals("VERB")
                        && !isBaseVerb()
                        && !lemma.equals(word)
                        && !word.endsWith("ing")
                        && !word.endsWith("s");
        };
    }
}
