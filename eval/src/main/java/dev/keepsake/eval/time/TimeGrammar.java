package dev.keepsake.eval.time;

import dev.keepsake.eval.time.TimePhrase.Tense;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * The phrases that are measured, with what they mean to most speakers of English. Phrases that reasonable people read
 * differently ("next Friday" said on a Wednesday, "a few days ago") are not here. Weeks begin on Monday; "last Friday" is the
 * latest one before today; a month or a day without a year is the latest one in a sentence about the past.
 */
final class TimeGrammar {

    private static final List<String> NUMBERS =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** Makes a phrase that is said on a day. */
    private interface Rule extends BiFunction<LocalDate, Random, TimePhrase> {}

    private static final List<Rule> RULES = List.of(
            (day, dice) -> TimePhrase.day("yesterday", "yesterday", Tense.PAST, day.minusDays(1)),
            (day, dice) -> TimePhrase.day("today", "today", Tense.PAST, day),
            (day, dice) -> TimePhrase.day(
                    "the day before yesterday", "the day before yesterday", Tense.PAST, day.minusDays(2)),
            (day, dice) -> daysAgo(day, 2 + dice.nextInt(9), dice),
            (day, dice) -> TimePhrase.day("a week ago", "a week ago", Tense.PAST, day.minusWeeks(1)),
            (day, dice) -> weeksAgo(day, 2 + dice.nextInt(5), dice),
            (day, dice) -> monthsAgo(day, 2 + dice.nextInt(8), dice),
            (day, dice) -> yearsAgo(day, 2 + dice.nextInt(8), dice),
            (day, dice) -> lastWeekday(day, anyWeekday(dice)),
            (day, dice) -> TimePhrase.stretch(
                    "last week",
                    "last week",
                    Tense.PAST,
                    monday(day).minusWeeks(1),
                    monday(day).minusDays(1)),
            (day, dice) -> TimePhrase.month("last month", "last month", Tense.PAST, day.minusMonths(1)),
            (day, dice) -> TimePhrase.year("last year", "last year", Tense.PAST, day.getYear() - 1),
            (day, dice) -> lastWeekend(day),
            (day, dice) -> inPastMonth(day, 1 + dice.nextInt(11)),
            (day, dice) -> onPastDay(day, 3 + dice.nextInt(300), dice),
            (day, dice) -> year("in Y", "in ", Tense.PAST, day.getYear() - 1 - dice.nextInt(12)),
            (day, dice) -> monthOfYear("in M Y", "in ", Tense.PAST, day.minusMonths(2 + dice.nextInt(60))),
            (day, dice) -> fullDate(day.minusDays(5 + dice.nextInt(900)), dice),
            (day, dice) -> year("since Y", "since ", Tense.LASTING, day.getYear() - 1 - dice.nextInt(12)),
            (day, dice) -> monthOfYear("since M Y", "since ", Tense.LASTING, day.minusMonths(2 + dice.nextInt(60))),
            (day, dice) -> TimePhrase.day("tomorrow", "tomorrow", Tense.FUTURE, day.plusDays(1)),
            (day, dice) ->
                    TimePhrase.day("the day after tomorrow", "the day after tomorrow", Tense.FUTURE, day.plusDays(2)),
            (day, dice) -> inDays(day, 2 + dice.nextInt(9), dice),
            (day, dice) -> TimePhrase.stretch(
                    "next week",
                    "next week",
                    Tense.FUTURE,
                    monday(day).plusWeeks(1),
                    monday(day).plusDays(13)),
            (day, dice) -> TimePhrase.month("next month", "next month", Tense.FUTURE, day.plusMonths(1)),
            (day, dice) -> TimePhrase.year("next year", "next year", Tense.FUTURE, day.getYear() + 1));

    private TimeGrammar() {}

    /** How many kinds of phrase there are. */
    static int size() {
        return RULES.size();
    }

    /** A phrase of the kind {@code number}, said on {@code day}. */
    static TimePhrase phrase(int number, LocalDate day, Random dice) {
        return RULES.get(number).apply(day, dice);
    }

    private static TimePhrase daysAgo(LocalDate day, int count, Random dice) {
        return TimePhrase.day("N days ago", number(count, dice) + " days ago", Tense.PAST, day.minusDays(count));
    }

    private static TimePhrase weeksAgo(LocalDate day, int count, Random dice) {
        return TimePhrase.day("N weeks ago", number(count, dice) + " weeks ago", Tense.PAST, day.minusWeeks(count));
    }

    private static TimePhrase monthsAgo(LocalDate day, int count, Random dice) {
        return TimePhrase.month(
                "N months ago", number(count, dice) + " months ago", Tense.PAST, day.minusMonths(count));
    }

    private static TimePhrase yearsAgo(LocalDate day, int count, Random dice) {
        return TimePhrase.year("N years ago", number(count, dice) + " years ago", Tense.PAST, day.getYear() - count);
    }

    private static TimePhrase inDays(LocalDate day, int count, Random dice) {
        return TimePhrase.day("in N days", "in " + number(count, dice) + " days", Tense.FUTURE, day.plusDays(count));
    }

    private static TimePhrase lastWeekday(LocalDate day, DayOfWeek weekday) {
        return TimePhrase.day(
                "last WEEKDAY",
                "last " + weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                Tense.PAST,
                day.with(TemporalAdjusters.previous(weekday)));
    }

    /** The latest whole one; cases are said on weekdays, because on a weekend itself it would be read in two ways. */
    private static TimePhrase lastWeekend(LocalDate day) {
        LocalDate saturday = monday(day).minusDays(2);
        return TimePhrase.stretch("last weekend", "last weekend", Tense.PAST, saturday, saturday.plusDays(1));
    }

    private static TimePhrase inPastMonth(LocalDate day, int back) {
        LocalDate meant = day.withDayOfMonth(1).minusMonths(back);
        return TimePhrase.month("in M", "in " + name(meant.getMonth()), Tense.PAST, meant);
    }

    private static TimePhrase onPastDay(LocalDate day, int back, Random dice) {
        LocalDate meant = day.minusDays(back);
        String words = dice.nextBoolean()
                ? "on " + name(meant.getMonth()) + " " + meant.getDayOfMonth()
                : "on " + meant.getDayOfMonth() + " " + name(meant.getMonth());
        return TimePhrase.day("on D M", words, Tense.PAST, meant);
    }

    private static TimePhrase fullDate(LocalDate meant, Random dice) {
        String words = dice.nextBoolean()
                ? "on " + name(meant.getMonth()) + " " + meant.getDayOfMonth() + ", " + meant.getYear()
                : "on " + meant.getDayOfMonth() + " " + name(meant.getMonth()) + " " + meant.getYear();
        return TimePhrase.day("on D M Y", words, Tense.PAST, meant);
    }

    private static TimePhrase year(String kind, String preposition, Tense tense, int year) {
        return TimePhrase.year(kind, preposition + year, tense, year);
    }

    private static TimePhrase monthOfYear(String kind, String preposition, Tense tense, LocalDate within) {
        return TimePhrase.month(kind, preposition + name(within.getMonth()) + " " + within.getYear(), tense, within);
    }

    private static String number(int count, Random dice) {
        return dice.nextBoolean() ? String.valueOf(count) : NUMBERS.get(count - 2);
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static DayOfWeek anyWeekday(Random dice) {
        return DayOfWeek.of(1 + dice.nextInt(7));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
