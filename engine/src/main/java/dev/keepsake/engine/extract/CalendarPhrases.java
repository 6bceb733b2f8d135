package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Dates of the calendar, whole or in part: July 4th, in May, since 2021, 2023-05-08.
 *
 * <p>"5/12/2023" is read month first, as in America, unless that cannot be; "12.5.2023" day first, as where dots are written.
 */
final class CalendarPhrases {

    private static final String MONTH = "(" + Months.REGEX + ")";
    private static final String ANY_MONTH = "(" + Months.ANY_CASE + ")";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String PART_OF = "(?:(?:early|late|mid)[ -]|(?:the )?(?:end|beginning|start|middle) of )?";
    private static final String BEFORE_MONTH =
            "(?:in|since|until|till|by|during|before|after|around|from|back in|for) ";

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(
                    "(\\d{4})-(\\d{2})-(\\d{2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?",
                    (match, setting) -> whole(number(match, 1), number(match, 2), number(match, 3))),
            DatePhrase.of("(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d{2})", CalendarPhrases::slashed),
            DatePhrase.of(
                    "(\\d{1,2})\\.(\\d{1,2})\\.((?:19|20)\\d{2})",
                    (match, setting) -> whole(number(match, 3), number(match, 2), number(match, 1))),
            DatePhrase.inCase(ANY_MONTH + " (?:the )?" + DAY + ",? (?:of )?" + YEAR, CalendarPhrases::monthFirst),
            DatePhrase.inCase(
                    "(?:[Tt]he )?" + DAY + " (?:of )?" + ANY_MONTH + ",? (?:of )?" + YEAR, CalendarPhrases::dayFirst),
            DatePhrase.inCase(
                    MONTH + " (?:the )?" + DAY + "(?![\\d:/%-])",
                    (match, setting) -> dayOfYear(
                            match,
                            number(match, 2),
                            Months.named(match.group(1)).getValue(),
                            setting)),
            DatePhrase.inCase(
                    "(?:the )?" + DAY + " (?:of )?" + MONTH,
                    (match, setting) -> dayOfYear(
                            match,
                            number(match, 1),
                            Months.named(match.group(2)).getValue(),
                            setting)),
            DatePhrase.inCase(
                    "(since )?(?:[Ii]n )?(?:(?:early|late|mid)[ -])?" + ANY_MONTH + ",? (?:of )?" + YEAR,
                    (match, setting) -> sinceIf(
                            match.group(1), Days.month(YearMonth.of(number(match, 3), Months.named(match.group(2)))))),
            DatePhrase.inCase(
                    "([Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his) " + MONTH, CalendarPhrases::countedMonth),
            DatePhrase.inCase("(?i:" + BEFORE_MONTH + PART_OF + ")" + MONTH + "(?! \\d)", CalendarPhrases::bareMonth),
            DatePhrase.inCase(
                    "(?i:(?:in|since|during) (?:early |late |mid[ -])?)" + ANY_MONTH + "(?! \\d)",
                    CalendarPhrases::bareMonth),
            DatePhrase.inCase(
                    "(?i:(?:early|late|mid)[ -]|(?:the )?(?:end|beginning|start|middle) of )" + MONTH + "(?! \\d)",
                    CalendarPhrases::bareMonth),
            DatePhrase.of(
                    "(?:on|by|until|since) the " + DAY + "(?= ?(?:[.,;!?)]|$|at\\b|and\\b|with\\b|to\\b|for\\b))",
                    CalendarPhrases::dayOfMonth),
            DatePhrase.of(
                    "(?:in|since|until|during|by|back in|from|of) " + PART_OF + YEAR + "(?! ?%|[-/]\\d)",
                    CalendarPhrases::year));

    private CalendarPhrases() {}

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static @Nullable Days whole(int year, int month, int day) {
        PartialDate date = PartialDate.checked(year, month, day);
        Days days = date == null ? null : date.in(year);
        return days == null ? null : days.saying("");
    }

    private static @Nullable Days slashed(Matcher match, Setting setting) {
        int first = number(match, 1);
        int second = number(match, 2);
        return first > 12 ? whole(number(match, 3), second, first) : whole(number(match, 3), first, second);
    }

    private static @Nullable Days monthFirst(Matcher match, Setting setting) {
        return whole(number(match, 3), Months.named(match.group(1)).getValue(), number(match, 2));
    }

    private static @Nullable Days dayFirst(Matcher match, Setting setting) {
        return whole(number(match, 3), Months.named(match.group(2)).getValue(), number(match, 1));
    }

    static @Nullable Days dayOfYear(Matcher match, int day, int month, Setting setting) {
        PartialDate date = PartialDate.checked(null, month, day);
        Days days = date == null ? null : date.near(setting.said(), setting.tenseAt(match));
        return days == null ? null : days.ofEveryYear();
    }

    private static @Nullable Days dayOfMonth(Matcher match, Setting setting) {
        PartialDate date = PartialDate.checked(null, null, number(match, 1));
        return date == null ? null : date.near(setting.said(), setting.tenseAt(match));
    }

    private static Days sinceIf(@Nullable String since, Days days) {
        Days said = days.saying("");
        return since == null ? said : said.onwards();
    }

    private static Days countedMonth(Matcher match, Setting setting) {
        YearMonth now = YearMonth.from(setting.said());
        YearMonth inThisYear = now.withMonth(Months.named(match.group(2)).getValue());
        YearMonth meant = switch (match.group(1).toLowerCase(Locale.ROOT)) {
            case "last", "this past" -> inThisYear.isBefore(now) ? inThisYear : inThisYear.minusYears(1);
            case "next", "this coming" -> inThisYear.isAfter(now) ? inThisYear : inThisYear.plusYears(1);
            default -> inThisYear;
        };
        return Days.month(meant);
    }

    /** A month without a year: the nearest one on the side to which the sentence looks. */
    static @Nullable Days bareMonth(Matcher match, Setting setting) {
        boolean since = match.group().toLowerCase(Locale.ROOT).startsWith("since ");
        PartialDate month = new PartialDate(null, Months.named(match.group(1)), null);
        Days days = month.near(setting.said(), since ? Tense.PAST : setting.direction(match));
        if (days == null) {
            return null;
        }
        Days meant = days.saying(" " + days.start().getYear()).ofEveryYear();
        return since ? meant.onwards() : meant;
    }

    private static Days year(Matcher match, Setting setting) {
        Days days = Days.year(number(match, 1)).saying("");
        return match.group().toLowerCase(Locale.ROOT).startsWith("since ") ? days.onwards() : days;
    }
}
