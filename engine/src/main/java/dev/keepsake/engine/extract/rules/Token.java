package dev.keepsake.engine.extract.rules;

import java.util.Locale;

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

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }

    boolean tagged(String wanted) {
        return tag.equals(wanted);
    }

    boolean isVerbal() {
        return tag.startsWith("VERB") || tag.startsWith("AUX");
    }

    boolean isPunctuation() {
        return tag.equals("PUNCT") || tag.equals("SYM") || text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** A verb that is written in its base form: an infinitive, an imperative or a present tense without an ending. */
    boolean isBaseVerb() {
        return tag.equals("VERB") && lemma.equals(lower());
    }

    boolean isPastVerb() {
        String word = lower();
        return switch (word) {
            case "was", "were", "wasn't", "weren't", "did", "didn't", "had", "hadn't" -> true;
            default -> tag.equals("VERB") && !lemma.equals(word) && !word.endsWith("ing") && !word.endsWith("s");
        };
    }
}
