package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Days;
import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Dates of the calendar, whole or in part: July 4th, in May, since 2021, last Christmas. */
final class CalendarPhrases {

    private static final String MONTH = "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|january|february|april|june|july|september"
            + "|october|november|december)\\.?";

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String PART_OF = "(?:(?:early|late|mid)[ -]|(?:the )?(?:end|beginning|start|middle) of )?";
    private static final String BEFORE_MONTH =
            "(?:in|since|until|till|by|during|before|after|around|from|back in|for) ";
    private static final String HOLIDAY =
            "(Christmas(?: Eve| Day)?|Thanksgiving|Halloween|Easter|New Year's(?: Eve| Day)?"
                    + "|Valentine's Day|Labor Day|Memorial Day|Independence Day)";

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(
                    "(\\d{4})-(\\d{2})-(\\d{2})",
                    (match, setting) -> whole(number(match, 1), number(match, 2), number(match, 3))),
            DatePhrase.of("(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d{2})", CalendarPhrases::slashed),
            DatePhrase.inCase(MONTH + " " + DAY + ",? " + YEAR, (match, setting) -> whole(match.group(), setting)),
            DatePhrase.inCase(
                    DAY + " (?:of )?" + MONTH + ",? " + YEAR, (match, setting) -> whole(match.group(), setting)),
            DatePhrase.inCase(MONTH + " (?:the )?" + DAY + "(?![\\d:/%-])", CalendarPhrases::dayOfYear),
            DatePhrase.inCase("(?:the )?" + DAY + " (?:of )?" + MONTH, CalendarPhrases::dayOfYear),
            DatePhrase.inCase(
                    "(since )?(?:[Ii]n )?" + MONTH + ",? (?:of )?" + YEAR,
                    (match, setting) ->
                            sinceIf(match.group(1), Days.month(YearMonth.of(number(match, 3), month(match.group(2)))))),
            DatePhrase.inCase(
                    "([Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his) " + MONTH, CalendarPhrases::countedMonth),
            DatePhrase.inCase("(?i:" + BEFORE_MONTH + ")" + PART_OF + MONTH + "(?! \\d)", CalendarPhrases::bareMonth),
            DatePhrase.inCase(
                    "(?:early|late|mid)[ -]" + MONTH + "(?! \\d)|(?:the )?(?:end|beginning|start|middle) of " + MONTH
                            + "(?! \\d)",
                    CalendarPhrases::bareMonth),
            DatePhrase.of(
                    "(?:on|by|until|since) the " + DAY + "(?= ?(?:[.,;!?)]|$|at\\b|and\\b|with\\b|to\\b|for\\b))",
                    CalendarPhrases::dayOfMonth),
            DatePhrase.of("(?:in|since|until|during|by|back in|from|of) " + YEAR + "(?! ?%)", CalendarPhrases::year),
            DatePhrase.of("(last|this past|this|next|this coming) " + HOLIDAY, CalendarPhrases::holiday));

    private CalendarPhrases() {}

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static @Nullable Days whole(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return Days.day(date).saying("");
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** Month first, as in America, unless that cannot be. */
    private static @Nullable Days slashed(Matcher match, Setting setting) {
        int first = number(match, 1);
        int second = number(match, 2);
        return first > 12 ? whole(number(match, 3), second, first) : whole(number(match, 3), first, second);
    }

    private static @Nullable Days whole(String words, Setting setting) {
        LocalDate date = NattyDates.dayOf(words, setting.said());
        return date == null ? null : Days.day(date).saying("");
    }

    private static @Nullable Days dayOfYear(Matcher match, Setting setting) {
        LocalDate date = NattyDates.dayOf(match.group().replaceFirst("(?i) the ", " "), setting.said());
        if (date == null) {
            return null;
        }
        LocalDate said = setting.said();
        LocalDate meant = switch (setting.tenseAt(match)) {
            case PAST -> date.isAfter(said) ? date.minusYears(1) : date;
            case FUTURE -> date.isBefore(said) ? date.plusYears(1) : date;
            case UNKNOWN -> null;
        };
        return meant == null ? null : Days.day(meant);
    }

    private static @Nullable Days dayOfMonth(Matcher match, Setting setting) {
        int day = number(match, 1);
        YearMonth month = YearMonth.from(setting.said());
        YearMonth meant = switch (setting.tenseAt(match)) {
            case PAST -> day > setting.said().getDayOfMonth() ? month.minusMonths(1) : month;
            case FUTURE -> day < setting.said().getDayOfMonth() ? month.plusMonths(1) : month;
            case UNKNOWN -> null;
        };
        return meant == null || !meant.isValidDay(day) ? null : Days.day(meant.atDay(day));
    }

    private static Days sinceIf(@Nullable String since, Days days) {
        Days said = days.saying("");
        return since == null ? said : said.onwards();
    }

    private static Days countedMonth(Matcher match, Setting setting) {
        YearMonth now = YearMonth.from(setting.said());
        YearMonth inThisYear = now.withMonth(month(match.group(2)).getValue());
        YearMonth meant = switch (match.group(1).toLowerCase(Locale.ROOT)) {
            case "last", "this past" -> inThisYear.isBefore(now) ? inThisYear : inThisYear.minusYears(1);
            case "next", "this coming" -> inThisYear.isAfter(now) ? inThisYear : inThisYear.plusYears(1);
            default -> inThisYear;
        };
        return Days.month(meant);
    }

    /** A month without a year: the nearest one on the side to which the sentence looks. */
    private static @Nullable Days bareMonth(Matcher match, Setting setting) {
        String name = match.group(1) != null ? match.group(1) : match.group(2);
        YearMonth now = YearMonth.from(setting.said());
        YearMonth inThisYear = now.withMonth(month(name).getValue());
        boolean since = match.group().toLowerCase(Locale.ROOT).startsWith("since ");
        boolean past = since || setting.tense() == Tense.PAST;
        if (!past && setting.tense() == Tense.UNKNOWN) {
            return null;
        }
        YearMonth meant;
        if (past) {
            meant = inThisYear.isAfter(now) ? inThisYear.minusYears(1) : inThisYear;
        } else {
            meant = inThisYear.isBefore(now) ? inThisYear.plusYears(1) : inThisYear;
        }
        Days days = Days.month(meant).saying(" " + meant.getYear());
        return since ? days.onwards() : days;
    }

    private static Days year(Matcher match, Setting setting) {
        Days days = Days.year(number(match, 1)).saying("");
        return match.group().toLowerCase(Locale.ROOT).startsWith("since ") ? days.onwards() : days;
    }

    private static @Nullable Days holiday(Matcher match, Setting setting) {
        LocalDate said = setting.said();
        LocalDate inThisYear = NattyDates.dayOf(match.group(2), said.withDayOfYear(1));
        if (inThisYear == null) {
            return null;
        }
        String which = match.group(1).toLowerCase(Locale.ROOT);
        int years = switch (which) {
            case "last", "this past" -> inThisYear.isBefore(said) ? 0 : -1;
            case "next", "this coming" -> inThisYear.isAfter(said) ? 0 : 1;
            default -> 0;
        };
        LocalDate meant =
                years == 0 ? inThisYear : NattyDates.dayOf(match.group(2), LocalDate.of(said.getYear() + years, 1, 1));
        return meant == null ? null : Days.day(meant);
    }

    private static Month month(String name) {
        String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
