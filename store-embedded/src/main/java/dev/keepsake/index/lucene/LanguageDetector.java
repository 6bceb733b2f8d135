package dev.keepsake.index.lucene;

import java.util.Map;

/**
 * Which language a text is kept in. The script decides where it can; in Latin script the function words do, and only when
 * they leave it open is the statistical model asked, which is loaded then and not before. A wrong guess costs more than
 * none, because words are found in the form of one language only: whatever stays open is {@link Language#ENGLISH}.
 */
final class LanguageDetector {

    /** With fewer letters the model guesses. */
    private static final int MODEL_FROM_LETTERS = 14;

    /** With so many letters the model is believed even when it names a language that has no stems here. */
    private static final int OTHER_FROM_LETTERS = 40;

    private static final Map<String, Language> BY_CODE = Map.of(
            "eng", Language.ENGLISH,
            "spa", Language.SPANISH,
            "fra", Language.FRENCH,
            "deu", Language.GERMAN,
            "por", Language.PORTUGUESE,
            "ita", Language.ITALIAN);

    private LanguageDetector() {}

    /** The language whose field a text goes to. */
    static Language ofText(String text) {
        return Script.of(text)
                .language()
                .or(() -> FunctionWords.vote(text, FunctionWords.SURE))
                .orElseGet(() -> byModel(text));
    }

    /** The language whose stop words say nothing in this question; without function words it does not matter which. */
    static Language ofQuestion(String question) {
        return Script.of(question)
                .language()
                .or(() -> FunctionWords.vote(question, FunctionWords.LIKELY))
                .orElse(Language.ENGLISH);
    }

    private static Language byModel(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        if (letters < MODEL_FROM_LETTERS) {
            return Language.ENGLISH;
        }
        Language unlisted = letters < OTHER_FROM_LETTERS ? Language.ENGLISH : Language.OTHER;
        return BY_CODE.getOrDefault(LanguageModel.predict(text), unlisted);
    }
}
