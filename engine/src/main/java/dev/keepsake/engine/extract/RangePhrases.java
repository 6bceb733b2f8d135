package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** From one date to another, both included: from March to May, 3-7 May 2023, between 2019 and 2021, from Monday to Friday. */
final class RangePhrases {

    private static final String TO = "(?: ?[-\\u2013] ?| (?:to|and|until|till|through|thru) )";
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,? (?:of )?(?:19|20)\\d{2})?";
    private static final String ONE = PartialDate.REGEX;

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.inCase("(?:(?i:from|between) )(" + ONE + ")" + TO + "(" + ONE + ")", RangePhrases::dates),
            DatePhrase.inCase(
                    "(" + Months.ANY_CASE + " " + DAY + ")" + TO + "((?:" + Months.ANY_CASE + " )?" + DAY + YEAR
                            + ")(?![\\d:/%])",
                    RangePhrases::dates),
            DatePhrase.inCase(
                    "(" + DAY + "(?: " + Months.ANY_CASE + ")?)" + TO + "(" + DAY + " (?:of )?" + Months.ANY_CASE + YEAR
                            + ")",
                    RangePhrases::dates),
            DatePhrase.inCase(
                    "(" + Months.REGEX + YEAR + ")(?: ?[-\\u2013] ?| (?:to|through|until|till) )(" + Months.REGEX + YEAR
                            + ")(?! ?\\d)",
                    RangePhrases::dates),
            DatePhrase.of("((?:19|20)\\d{2}) ?[-\\u2013] ?((?:19|20)\\d{2})(?!-)", RangePhrases::dates),
            DatePhrase.of(
                    "(?:from |between )?(" + WeekdayPhrases.LONG + ")" + TO + "(" + WeekdayPhrases.LONG + ")",
                    RangePhrases::weekdays));

    private RangePhrases() {}

    private static @Nullable Days dates(Matcher match, Setting setting) {
        PartialDate first = PartialDate.read(match.group(1));
        PartialDate second = PartialDate.read(match.group(2));
        if (first == null || second == null || saysTooLittle(first, second)) {
            return null;
        }
        Integer year = second.year() == null ? first.year() : second.year();
        if (year == null) {
            Days end = second.inMonth(monthOf(first)).near(setting.said(), setting.direction(match));
            year = end == null ? null : Integer.valueOf(end.start().getYear());
        }
        return year == null ? null : inYear(first, second, year);
    }

    private static @Nullable Month monthOf(PartialDate first) {
        return first.day() == null ? null : first.month();
    }

    /** "Between 2 and 5" names no dates. */
    private static boolean saysTooLittle(PartialDate first, PartialDate second) {
        boolean years = first.month() == null && first.day() == null && second.month() == null && second.day() == null;
        return !years && first.month() == null && second.month() == null;
    }

    private static @Nullable Days inYear(PartialDate first, PartialDate second, int year) {
        boolean dayOnly = first.month() == null && first.day() != null;
        PartialDate from = dayOnly ? first.inMonth(second.month()) : first;
        PartialDate to = second.month() == null && second.day() != null ? second.inMonth(first.month()) : second;
        Days begin = from.inYear(year).near(LocalDate.EPOCH, Tense.PAST);
        Days end = to.inYear(year).near(LocalDate.EPOCH, Tense.PAST);
        if (begin != null && end != null && begin.start().isAfter(end.start())) {
            // Over the turn of a year, which goes to whichever end names none: from November to February.
            if (second.year() == null && first.year() != null) {
                end = to.in(year + 1);
            } else if (first.year() == null) {
                begin = from.in(year - 1);
            }
        }
        if (begin == null || end == null || begin.start().isAfter(end.end())) {
            return null;
        }
        Days range = Days.range(begin.start(), end.end());
        return first.year() == null && second.year() == null ? range.ofEveryYear() : range.saying("");
    }

    private static @Nullable Days weekdays(Matcher match, Setting setting) {
        DayOfWeek first = WeekdayPhrases.weekday(match.group(1));
        DayOfWeek second = WeekdayPhrases.weekday(match.group(2));
        return switch (setting.direction(match)) {
            case PAST -> {
                LocalDate end = setting.said().with(TemporalAdjusters.previous(second));
                yield Days.range(end.with(TemporalAdjusters.previousOrSame(first)), end);
            }
            case FUTURE -> {
                LocalDate begin = setting.said().with(TemporalAdjusters.next(first));
                yield Days.range(begin, begin.with(TemporalAdjusters.nextOrSame(second)));
            }
            case UNKNOWN -> null;
        };
    }
}
