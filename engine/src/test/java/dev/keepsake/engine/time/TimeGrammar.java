package dev.keepsake.engine.time;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;

import dev.keepsake.time.Precision;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Sentences with one time each and what it is, reckoned by the calendar alone. */
final class TimeGrammar {

    /**
     * @param family the kind of phrase
     * @param text the sentence
     * @param said when it was said
     * @param zone where
     * @param from the first moment meant
     * @param to the first moment after it
     * @param precision how exactly it is named
     */
    record Case(String family, String text, Instant said, ZoneId zone, Instant from, Instant to, Precision precision) {}

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
    private static final String[] NUMBERS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };
    private static final String[] ORDINALS = {"first", "second", "third", "fourth"};

    private final Random random;
    private final List<Case> cases = new ArrayList<>();
    private LocalDateTime said = LocalDateTime.MIN;
    private ZoneId zone = ZoneId.of("UTC");

    private TimeGrammar(long seed) {
        random = new Random(seed);
    }

    /** {@code rounds} sentences of every form, each said at a moment and in a zone of its own. */
    static List<Case> cases(long seed, int rounds) {
        TimeGrammar grammar = new TimeGrammar(seed);
        for (int i = 0; i < rounds; i++) {
            grammar.moved();
            grammar.daysAndParts();
            grammar.moved();
            grammar.weekdays();
            grammar.moved();
            grammar.periods();
            grammar.moved();
            grammar.distances();
            grammar.moved();
            grammar.wholeDates();
            grammar.moved();
            grammar.partialDates();
            grammar.moved();
            grammar.ranges();
            grammar.moved();
            grammar.openEnds();
            grammar.moved();
            grammar.counted();
        }
        return List.copyOf(grammar.cases);
    }

    private void moved() {
        zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        said = LocalDate.of(2019, 1, 1)
                .plusDays(random.nextInt(2500))
                .atTime(7 + random.nextInt(14), random.nextInt(60));
    }

    private LocalDate today() {
        return said.toLocalDate();
    }

    private LocalDate monday() {
        return today().with(TemporalAdjusters.previousOrSame(MONDAY));
    }

    private void add(String family, String text, LocalDateTime from, LocalDateTime to, Precision precision) {
        cases.add(new Case(
                family,
                text,
                said.atZone(zone).toInstant(),
                zone,
                from.atZone(zone).toInstant(),
                to.atZone(zone).toInstant(),
                precision));
    }

    private void days(String family, String text, LocalDate first, LocalDate last, Precision precision) {
        add(family, text, first.atStartOfDay(), last.plusDays(1).atStartOfDay(), precision);
    }

    private void day(String family, String text, LocalDate day) {
        days(family, text, day, day, Precision.DAY);
    }

    private void month(String family, String text, YearMonth month) {
        days(family, text, month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
    }

    private void year(String family, String text, int year) {
        days(family, text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR);
    }

    private void daysAndParts() {
        day("day", "I baked bread yesterday.", today().minusDays(1));
        day("day", "I am so tired today", today());
        day("day", "We will see her tomorrow, I think", today().plusDays(1));
        day("day", "They left the day before yesterday", today().minusDays(2));
        day("day", "The day after tomorrow we fly home", today().plusDays(2));
        part("I ran this morning", today(), 6, 6);
        part("She called yesterday evening and cried", today().minusDays(1), 18, 6);
        part("We watched a film last night", today().minusDays(1), 18, 12);
        part("Let's talk tomorrow afternoon", today().plusDays(1), 12, 6);
        LocalDateTime hour = said.minusHours(3).minusMinutes(30);
        add("part of day", "I ate three hours ago", hour, hour.plusHours(1), Precision.MOMENT);
        LocalDateTime five = today().plusDays(1).atTime(17, 0);
        add("part of day", "I'll pick you up tomorrow at 5 pm", five, five.plusHours(1), Precision.MOMENT);
    }

    private void part(String text, LocalDate day, int hour, int hours) {
        LocalDateTime from = day.atTime(hour, 0);
        add("part of day", text, from, from.plusHours(hours), Precision.PART_OF_DAY);
    }

    private void weekdays() {
        DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
        String name = weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        LocalDate before = today().with(TemporalAdjusters.previous(weekday));
        LocalDate after = today().with(TemporalAdjusters.next(weekday));
        day("weekday", "I saw Ada last " + name, before);
        day("weekday", "We went to the zoo on " + name + ".", before);
        day("weekday", "I will see Ada next " + name, after);
        day("weekday", "I'm meeting Ada on " + name, after);
        day("weekday", "The dinner was moved to " + name, after);
        day(
                "weekday",
                "We met on " + name + " last week",
                monday().minusWeeks(1).plusDays(weekday.getValue() - 1L));
        day("weekday", "I quit two " + name + "s ago", before.minusWeeks(1));
    }

    private void periods() {
        days("period", "I moved last week", monday().minusWeeks(1), monday().minusDays(1), Precision.WEEK);
        days("period", "We travel next week!", monday().plusWeeks(1), monday().plusDays(13), Precision.WEEK);
        days("period", "It rains a lot this week", monday(), monday().plusDays(6), Precision.WEEK);
        month("period", "Last month I learned to swim", YearMonth.from(today()).minusMonths(1));
        month("period", "We will paint it next month", YearMonth.from(today()).plusMonths(1));
        year("period", "She retired last year", today().getYear() - 1);
        year("period", "He turns forty next year", today().getYear() + 1);
        year("period", "This year was hard", today().getYear());
        LocalDate saturday = monday().minusDays(2);
        days("period", "We hiked last weekend", saturday, saturday.plusDays(1), Precision.RANGE);
        int year = 2005 + random.nextInt(15);
        days(
                "season",
                "It happened in the summer of " + year,
                LocalDate.of(year, 6, 1),
                LocalDate.of(year, 8, 31),
                Precision.SEASON);
        days(
                "season",
                "We met in winter " + year,
                LocalDate.of(year, 12, 1),
                LocalDate.of(year + 1, 3, 1).minusDays(1),
                Precision.SEASON);
        int lastSummer = today().getMonthValue() >= 9 ? today().getYear() : today().getYear() - 1;
        days(
                "season",
                "I learned it last summer",
                LocalDate.of(lastSummer, 6, 1),
                LocalDate.of(lastSummer, 8, 31),
                Precision.SEASON);
    }

    private void distances() {
        int n = 2 + random.nextInt(8);
        day("distance", "I called him " + NUMBERS[n] + " days ago", today().minusDays(n));
        LocalDate weeks = today().minusWeeks(n);
        days("distance", "I quit " + n + " weeks ago", weeks.minusDays(3), weeks.plusDays(3), Precision.WEEK);
        month(
                "distance",
                "I got a dog " + NUMBERS[n] + " months ago",
                YearMonth.from(today()).minusMonths(n));
        year("distance", "We married " + n + " years ago", today().getYear() - n);
        year("distance", "We bought it a couple of years ago", today().getYear() - 2);
        day("distance", "We leave in " + NUMBERS[n] + " days", today().plusDays(n));
        month(
                "distance",
                "The baby comes in " + n + " months",
                YearMonth.from(today()).plusMonths(n));
        year("distance", "I hope to retire in " + NUMBERS[n] + " years", today().getYear() + n);
        month("distance", "I moved half a year ago", YearMonth.from(today()).minusMonths(6));
    }

    private void wholeDates() {
        LocalDate date = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(12_000));
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String shortMonth = date.getMonth().getDisplayName(TextStyle.SHORT, Locale.US);
        int day = date.getDayOfMonth();
        int year = date.getYear();
        day("whole date", "She was born on " + day + " " + month + " " + year, date);
        day("whole date", "It was on " + day + " " + month + ", " + year + " that we met", date);
        day("whole date", "On " + month + " " + day + ", " + year + ", we met", date);
        day("whole date", "It was " + shortMonth + " " + day + " " + year, date);
        day("whole date", "We signed on " + date, date);
        day("whole date", "We signed on the " + ordinal(day) + " of " + month + " " + year, date);
        day("whole date", "Signed " + date.getMonthValue() + "/" + day + "/" + year, date);
        month("whole date", "We lived there in " + month + " " + year, YearMonth.from(date));
        year("whole date", "We lived there in " + year, year);
        days(
                "whole date",
                "Back in the " + year / 10 * 10 + "s we danced",
                LocalDate.of(year / 10 * 10, 1, 1),
                LocalDate.of(year / 10 * 10 + 9, 12, 31),
                Precision.DECADE);
    }

    private static String ordinal(int day) {
        return day
                + switch (day) {
                    case 1, 21, 31 -> "st";
                    case 2, 22 -> "nd";
                    case 3, 23 -> "rd";
                    default -> "th";
                };
    }

    private void partialDates() {
        Month month = Month.of(1 + random.nextInt(12));
        String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        YearMonth now = YearMonth.from(today());
        YearMonth here = now.withMonth(month.getValue());
        YearMonth past = here.isAfter(now) ? here.minusYears(1) : here;
        YearMonth ahead = here.isBefore(now) ? here.plusYears(1) : here;
        month("month alone", "I went to Peru in " + name, past);
        month("month alone", "In " + name + " I went to Peru", past);
        month("month alone", "I will go to Peru in " + name, ahead);
        month("month alone", "I'm going to Peru in early " + name, ahead);
        month("month alone", "I got it last " + name, here.isBefore(now) ? here : here.minusYears(1));
        int day = 1 + random.nextInt(28);
        LocalDate there = here.atDay(day);
        LocalDate before = there.isAfter(today()) ? there.minusYears(1) : there;
        LocalDate after = there.isBefore(today()) ? there.plusYears(1) : there;
        day("day of a month", "It broke on " + name + " " + day, before);
        day("day of a month", "It broke on the " + ordinal(day) + " of " + name, before);
        day("day of a month", "We will meet on " + day + " " + name, after);
        day("day of a month", "I got it on " + month.getValue() + "/" + day, before);
        LocalDate christmas = LocalDate.of(today().getYear(), 12, 25);
        day("holiday", "Last Christmas was sad", christmas.isBefore(today()) ? christmas : christmas.minusYears(1));
        day("holiday", "We met on Halloween 2018", LocalDate.of(2018, 10, 31));
    }

    private void ranges() {
        int first = 2001 + random.nextInt(8);
        int last = first + 1 + random.nextInt(8);
        range("I worked there from " + first + " to " + last, LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
        range("I worked there between March and May " + first, LocalDate.of(first, 3, 1), LocalDate.of(first, 5, 31));
        range("We were in Rome from 3 to 17 June " + last, LocalDate.of(last, 6, 3), LocalDate.of(last, 6, 17));
        range(
                "It ran from November " + first + " to February " + (first + 1),
                LocalDate.of(first, 11, 1),
                LocalDate.of(first + 1, 3, 1).minusDays(1));
        int year = today().getMonthValue() >= 5 ? today().getYear() : today().getYear() - 1;
        range("We travelled from March to May", LocalDate.of(year, 3, 1), LocalDate.of(year, 5, 31));
        range("We were closed on April 3-9, " + last, LocalDate.of(last, 4, 3), LocalDate.of(last, 4, 9));
    }

    private void range(String text, LocalDate first, LocalDate last) {
        days("range", text, first, last, Precision.RANGE);
    }

    private void openEnds() {
        int year = 2005 + random.nextInt(12);
        since("I have lived here since " + year, LocalDate.of(year, 1, 1));
        since("She has played since March " + year, LocalDate.of(year, 3, 1));
        since("I have been ill since yesterday", today().minusDays(1));
        since(
                "I have painted since last month",
                YearMonth.from(today()).minusMonths(1).atDay(1));
        since("Over the past two months I read a lot", today().minusMonths(2));
        LocalDate friday = today().with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        add("open end", "I'll stay until Friday", said, friday.plusDays(1).atStartOfDay(), Precision.RANGE);
        YearMonth next = YearMonth.from(today()).plusMonths(1);
        add(
                "open end",
                "I'll stay until next month",
                said,
                next.plusMonths(1).atDay(1).atStartOfDay(),
                Precision.RANGE);
    }

    private void since(String text, LocalDate first) {
        add("open end", text, first.atStartOfDay(), said, Precision.RANGE);
    }

    private void counted() {
        LocalDate date = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(4000));
        String named = date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + date.getYear();
        days("counted", "We met the week before " + named, date.minusDays(7), date.minusDays(1), Precision.WEEK);
        days("counted", "We met the week after " + named, date.plusDays(1), date.plusDays(7), Precision.WEEK);
        day("counted", "We met the day after " + named, date.plusDays(1));
        day("counted", "We met three days before " + named, date.minusDays(3));
        day("counted", "We met the Friday before " + named, date.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)));
        month(
                "counted",
                "We met the month before " + named,
                YearMonth.from(date).minusMonths(1));
        day("counted", "We leave a week from tomorrow", today().plusDays(8));
        int n = random.nextInt(4);
        LocalDate first = date.withDayOfMonth(1);
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + date.getYear();
        days(
                "counted",
                "We met in the " + ORDINALS[n] + " week of " + month,
                first.plusWeeks(n),
                first.plusWeeks(n).plusDays(6),
                Precision.WEEK);
        LocalDate saturday = first.with(TemporalAdjusters.nextOrSame(SATURDAY)).plusWeeks(n);
        days(
                "counted",
                "We met on the " + ORDINALS[n] + " weekend of " + month,
                saturday,
                saturday.plusDays(1),
                Precision.RANGE);
    }
}
