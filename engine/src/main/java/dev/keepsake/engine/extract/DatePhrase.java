package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
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
     * @param tense where the sentence looks
     * @param text the whole text
     */
    record Setting(LocalDate said, Tense tense, String text) {

        private static final Pattern AIM = Pattern.compile("\\b(?:to|until|till|for|by)( the| early| late)? $");
        private static final Pattern RANGE = Pattern.compile("\\b(?:from|between) \\S+ \\S+ $");

        /** Where the phrase looks: "was moved to Thursday" tells of the past and means a day to come. */
        Tense tenseAt(Matcher match) {
            String before = before(match);
            if (RANGE.matcher(before).find()) {
                return Tense.UNKNOWN;
            }
            return tense == Tense.PAST && AIM.matcher(before).find() ? Tense.FUTURE : tense;
        }

        /** The text before the match, in small letters. */
        String before(Matcher match) {
            return text.substring(0, match.start()).toLowerCase(Locale.ROOT);
        }
    }

    /** Days without the words that named them; see {@link DateMention}. */
    record Days(LocalDate start, LocalDate end, boolean since, String annotation) {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
        private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

        static Days day(LocalDate day) {
            return labelled(day, day, day.format(DAY));
        }

        static Days aroundDay(LocalDate day) {
            return labelled(day, day, "around " + day.format(DAY));
        }

        static Days week(LocalDate monday) {
            return labelled(monday, monday.plusDays(6), "the week of " + monday.format(DAY));
        }

        static Days month(YearMonth month) {
            return labelled(month.atDay(1), month.atEndOfMonth(), month.format(MONTH));
        }

        static Days year(int year) {
            return labelled(
                    LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31),
                    Year.of(year).toString());
        }

        static Days weekend(LocalDate saturday) {
            LocalDate sunday = saturday.plusDays(1);
            String from = saturday.getMonth() == sunday.getMonth()
                    ? Integer.toString(saturday.getDayOfMonth())
                    : saturday.format(DAY);
            return labelled(saturday, sunday, from + " to " + sunday.format(DAY));
        }

        static Days labelled(LocalDate start, LocalDate end, String label) {
            return new Days(start, end, false, " (" + label + ")");
        }

        /** The same days, where what is known of them is less than it sounds. */
        Days about() {
            String label = annotation.contains("around ") ? annotation : annotation.replace("(", "(about ");
            return new Days(start, end, since, label);
        }

        /** From these days on. */
        Days onwards() {
            return new Days(start, end, true, annotation);
        }

        /** The same days with other words behind them. */
        Days saying(String words) {
            return new Days(start, end, since, words);
        }

        DateMention mentionedAt(Span span) {
            return new DateMention(span, start, end, since, annotation);
        }
    }
}
