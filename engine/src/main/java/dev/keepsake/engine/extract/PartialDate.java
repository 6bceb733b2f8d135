package dev.keepsake.engine.extract;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What words say of a date of the calendar.
 *
 * @param year the year, or null
 * @param month the month, or null
 * @param day the day of the month, or null
 */
record PartialDate(
        @Nullable Integer year,
        @Nullable Month month,
        @Nullable Integer day) {

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "((?:19|20)\\d{2})";

    /** Matches one date, whole or in part; only years and days that stand alone are read without a month. */
    static final String REGEX = "(?:(?:19|20)\\d{2}-\\d{2}-\\d{2}|" + Months.ANY_CASE
            + " (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?![\\d:/%])(?:,? (?:19|20)\\d{2})?"
            + "|(?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?" + Months.ANY_CASE + "(?:,? (?:19|20)\\d{2})?"
            + "|" + Months.ANY_CASE + "(?:,? (?:of )?(?:19|20)\\d{2})?"
            + "|(?:19|20)\\d{2}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?)";

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(" + Months.ANY_CASE + ") (?:the )?" + DAY + "(?:,? " + YEAR + ")?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:the )?" + DAY + " (?:of )?(" + Months.ANY_CASE + ")(?:,? " + YEAR + ")?");
    private static final Pattern MONTH_ONLY = Pattern.compile("(" + Months.ANY_CASE + ")(?:,? (?:of )?" + YEAR + ")?");
    private static final Pattern YEAR_ONLY = Pattern.compile(YEAR);
    private static final Pattern DAY_ONLY = Pattern.compile("(?:the )?" + DAY + "(?:,? " + YEAR + ")?");

    /** Reads what {@link #REGEX} matches, and a day followed by a year; null when there is no such date. */
    static @Nullable PartialDate read(String words) {
        Matcher iso = ISO.matcher(words);
        if (iso.matches()) {
            return checked(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher yearOnly = YEAR_ONLY.matcher(words);
        if (yearOnly.matches()) {
            return new PartialDate(number(words), null, null);
        }
        Matcher dayOnly = DAY_ONLY.matcher(words);
        if (dayOnly.matches()) {
            return checked(numberOrNull(dayOnly.group(2)), null, number(dayOnly.group(1)));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(words);
        if (monthFirst.matches()) {
            return checked(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2));
        }
        Matcher dayFirst = DAY_FIRST.matcher(words);
        if (dayFirst.matches()) {
            return checked(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        }
        Matcher month = MONTH_ONLY.matcher(words);
        return month.matches()
                ? new PartialDate(numberOrNull(month.group(2)), Months.named(month.group(1)), null)
                : null;
    }

    private static @Nullable PartialDate checked(@Nullable String year, String month, String day) {
        return checked(numberOrNull(year), Months.named(month).getValue(), number(day));
    }

    static @Nullable PartialDate checked(@Nullable Integer year, @Nullable Integer month, int day) {
        if ((month != null && (month < 1 || month > 12)) || day < 1 || day > 31) {
            return null;
        }
        Month named = month == null ? null : Month.of(month);
        if (named != null && day > named.maxLength()) {
            return null;
        }
        boolean noSuchDay =
                year != null && named != null && !YearMonth.of(year, named).isValidDay(day);
        return noSuchDay ? null : new PartialDate(year, named, day);
    }

    PartialDate inYear(@Nullable Integer other) {
        return new PartialDate(year == null ? other : year, month, day);
    }

    PartialDate inMonth(@Nullable Month other) {
        return new PartialDate(year, month == null ? other : month, day);
    }

    /** The days meant: what is not said is what is nearest to {@code said} on the side of {@code tense}; null when unclear. */
    @Nullable
    Days near(LocalDate said, Tense tense) {
        if (year != null) {
            return in(year);
        }
        return tense == Tense.UNKNOWN ? null : nearest(said, tense == Tense.PAST ? -1 : 1);
    }

    /** Those of {@code inYear}; null when it has no such day, or when there is a day and no month. */
    @Nullable
    Days in(int inYear) {
        if (month == null) {
            return day == null ? Days.year(inYear) : null;
        }
        YearMonth whole = YearMonth.of(inYear, month);
        if (day == null) {
            return Days.month(whole);
        }
        return whole.isValidDay(day) ? Days.day(whole.atDay(day)) : null;
    }

    private @Nullable Days nearest(LocalDate said, int step) {
        if (month == null) {
            return day == null ? null : nearestInMonths(day, said, step);
        }
        // A 29 February is at most eight years away.
        for (int i = 0; i <= 8; i++) {
            Days days = in(said.getYear() + i * step);
            if (days != null
                    && (step < 0 ? !days.start().isAfter(said) : !days.end().isBefore(said))) {
                return days;
            }
        }
        return null;
    }

    private static @Nullable Days nearestInMonths(int day, LocalDate said, int step) {
        YearMonth here = YearMonth.from(said);
        boolean passed = step < 0 ? day > said.getDayOfMonth() : day < said.getDayOfMonth();
        YearMonth meant = passed ? here.plusMonths(step) : here;
        return meant.isValidDay(day) ? Days.day(meant.atDay(day)) : null;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static @Nullable Integer numberOrNull(@Nullable String digits) {
        return digits == null ? null : number(digits);
    }
}
