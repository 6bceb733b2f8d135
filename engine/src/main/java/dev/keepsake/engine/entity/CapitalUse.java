package dev.keepsake.engine.entity;

import java.util.List;

/** Whether a writer's capital letters tell names from other words. */
enum CapitalUse {
    /** As the spelling wants it. */
    TELLING,
    /** The text has no capital letter but "I". */
    NONE,
    /** Everything is in capitals, or every word begins with one, as in headings. */
    EVERYWHERE;

    private static final int FEWEST_WORDS = 4;
    private static final double MOST_UPPER = 0.6;
    private static final int CAPITAL_FUNCTION_WORDS = 2;

    static CapitalUse of(List<Word> words, Language language) {
        int cased = 0;
        int upper = 0;
        int capital = 0;
        int function = 0;
        int functionCapital = 0;
        for (Word word : words) {
            if (word.writing() != Writing.CASED) {
                continue;
            }
            cased++;
            upper += word.shape() == Shape.UPPER ? 1 : 0;
            boolean large = word.shape() == Shape.CAPITALISED || word.shape() == Shape.UPPER;
            capital += large ? 1 : 0;
            if (!word.opens() && word.end() - word.start() > 1 && language.isFunction(word.lower())) {
                function++;
                functionCapital += large ? 1 : 0;
            }
        }
        if (cased >= FEWEST_WORDS && (upper > MOST_UPPER * cased || isHeading(function, functionCapital))) {
            return EVERYWHERE;
        }
        return capital == 0 ? NONE : TELLING;
    }

    private static boolean isHeading(int function, int capital) {
        return capital >= CAPITAL_FUNCTION_WORDS && capital == function;
    }
}
