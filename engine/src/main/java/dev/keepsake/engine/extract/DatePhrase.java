package dev.keepsake.engine.extract;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way of naming a date.
 *
 * @param pattern how it looks; letters of any case unless it says otherwise
 * @param reading which days it means
 */
record DatePhrase(Pattern pattern, Reading reading) {

    static DatePhrase of(String regex, Reading reading) {
        return new DatePhrase(Pattern.compile("\\b(?:" + regex + ")\\b", Pattern.CASE_INSENSITIVE), reading);
    }

    /** For names that are also ordinary words when written small: may, march, august. */
    static DatePhrase inCase(String regex, Reading reading) {
        return new DatePhrase(Pattern.compile("\\b(?:" + regex + ")\\b"), reading);
    }

    /** Which days a match means, or null when it is no date after all. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Days read(Matcher match, Setting setting);
    }

    /**
     * What surrounds a phrase.
     *
     * @param said the day on which it was said
     * @param tenses where the sentences look
     * @param otherwise where a bare weekday or month looks when its sentence looks nowhere
     * @param text the whole text
     */
    record Setting(LocalDate said, Tenses tenses, Tense otherwise, String text) {

        private static final Pattern AIM = Pattern.compile("\\b(?:to|until|till|for|by)( the| early| late)? $");
        private static final Pattern RANGE = Pattern.compile("\\b(?:from|between) \\S+ \\S+ $");

        /** Further back no word has a say, and looking there would make long texts slow. */
        private static final int LONGEST_BEFORE = 300;

        /** Where the sentence looks. */
        Tense tense(Matcher match) {
            return tenses.at(match.start());
        }

        /** Where the sentence looks, or else where a bare weekday or month does. */
        Tense direction(Matcher match) {
            Tense tense = tense(match);
            return tense == Tense.UNKNOWN ? otherwise : tense;
        }

        /** Where the phrase looks: "was moved to Thursday" tells of the past and means a day to come. */
        Tense tenseAt(Matcher match) {
            String before = before(match);
            if (RANGE.matcher(before).find()) {
                return Tense.UNKNOWN;
            }
            Tense direction = direction(match);
            return direction == Tense.PAST && AIM.matcher(before).find() ? Tense.FUTURE : direction;
        }

        /** The text closely before the match, in small letters. */
        String before(Matcher match) {
            return text.substring(Math.max(0, match.start() - LONGEST_BEFORE), match.start())
                    .toLowerCase(Locale.ROOT);
        }
    }
}
