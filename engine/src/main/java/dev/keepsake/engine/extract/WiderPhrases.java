package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import dev.keepsake.time.Precision;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reader of times wants to know and the reader of a fact need not be told: decades, quarters, 5/12, the month of May. */
final class WiderPhrases {

    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String PART_OF = "(?:(?:early|late|mid)[ -])?";

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(
                    "(?:in|during|since|from|of|back in) the " + PART_OF + "((?:19|20)?\\d0)'?s", WiderPhrases::decade),
            DatePhrase.of("(?:the )?" + PART_OF + "((?:19|20)\\d0)'?s", WiderPhrases::decade),
            DatePhrase.of("(?:in |since )?Q([1-4])(?: (?:of )?" + YEAR + ")?", WiderPhrases::quarter),
            DatePhrase.of(
                    "(?:on|since|until|till|by|before|after|from|around) (\\d{1,2})/(\\d{1,2})(?![/\\d%])",
                    WiderPhrases::slashed),
            DatePhrase.of(
                    "((?:19|20)\\d{2})-(0[1-9]|1[0-2])(?!-?\\d)",
                    (match, setting) -> Days.month(YearMonth.of(number(match, 1), number(match, 2)))),
            DatePhrase.inCase(
                    "(?:of|through|throughout|all) (" + Months.REGEX + ")(?! \\d)", CalendarPhrases::bareMonth),
            DatePhrase.inCase("(" + Months.REGEX + ")'s", CalendarPhrases::bareMonth),
            DatePhrase.of(
                    "(?:the|and|or) (19[5-9]\\d|20[0-4]\\d)(?! ?%| \\w+s\\b|[-/.,]\\d)",
                    (match, setting) -> Days.year(number(match, 1))),
            new DatePhrase(
                    Pattern.compile("(?<=\\()(?:(?:since )?about )?" + YEAR + "(?=\\))"),
                    (match, setting) -> Days.year(number(match, 1))),
            DatePhrase.of(
                    "(?:(?:the )?year|before|after|around|till|throughout|through|for|all of|early|late|mid)[ -]" + YEAR
                            + "(?! ?%)",
                    (match, setting) -> Days.year(number(match, 1))),
            DatePhrase.of("(?:the )?next (" + Amount.REGEX + ") (day|night|week|month|year)s", WiderPhrases::ahead),
            DatePhrase.of("(" + Amount.REGEX + ") " + "(" + WeekdayPhrases.LONG + ")s ago", WiderPhrases::weekdaysAgo));

    private WiderPhrases() {}

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /** "The 90s" are the latest that have begun. */
    private static Days decade(Matcher match, Setting setting) {
        int named = number(match, 1);
        int said = setting.said().getYear();
        int year = named >= 1900 ? named : said - Math.floorMod(said - named, 100);
        return Days.labelled(
                LocalDate.of(year, 1, 1), LocalDate.of(year + 9, 12, 31), Precision.DECADE, year + " to " + (year + 9));
    }

    private static @Nullable Days quarter(Matcher match, Setting setting) {
        int firstMonth = 3 * number(match, 1) - 2;
        LocalDate said = setting.said();
        int year = said.getYear();
        if (match.group(2) != null) {
            year = number(match, 2);
        } else {
            switch (setting.direction(match)) {
                case PAST -> year -= LocalDate.of(year, firstMonth, 1).isAfter(said) ? 1 : 0;
                case FUTURE ->
                    year += LocalDate.of(year, firstMonth, 1).plusMonths(3).isAfter(said) ? 0 : 1;
                case UNKNOWN -> {
                    return null;
                }
            }
        }
        LocalDate start = LocalDate.of(year, firstMonth, 1);
        Days days = Days.range(start, start.plusMonths(3).minusDays(1));
        return match.group(2) == null ? days.ofEveryYear() : days;
    }

    private static @Nullable Days slashed(Matcher match, Setting setting) {
        int first = number(match, 1);
        int second = number(match, 2);
        return first > 12
                ? CalendarPhrases.dayOfYear(match, first, second, setting)
                : CalendarPhrases.dayOfYear(match, second, first, setting);
    }

    /** From the day after the text; of something past, "the next two weeks" count from another day. */
    private static @Nullable Days ahead(Matcher match, Setting setting) {
        if (setting.tense(match) == Tense.PAST) {
            return null;
        }
        int steps = Amount.of(match.group(1)).number();
        LocalDate said = setting.said();
        LocalDate last = switch (match.group(2).toLowerCase(Locale.ROOT)) {
            case "day", "night" -> said.plusDays(steps);
            case "week" -> said.plusWeeks(steps);
            case "month" -> said.plusMonths(steps);
            default -> said.plusYears(steps);
        };
        return Days.range(said.plusDays(1), last);
    }

    private static Days weekdaysAgo(Matcher match, Setting setting) {
        return Days.day(setting.said()
                .with(TemporalAdjusters.previous(WeekdayPhrases.weekday(match.group(2))))
                .minusWeeks(Amount.of(match.group(1)).number() - 1));
    }
}
