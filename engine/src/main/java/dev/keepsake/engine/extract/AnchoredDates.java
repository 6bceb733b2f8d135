package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import dev.keepsake.time.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates counted from another date of the text: the week before 9 June, two days after Christmas, a week from Friday, the first
 * weekend of May.
 *
 * <p>"The week before" a day are the seven days that end with the one before it; "a week before" and "two weeks before" are
 * around the day so many weeks away; "the week of" a day is that of the calendar, as months and years are.
 */
final class AnchoredDates {

    private static final String UNIT =
            "(day|night|morning|afternoon|evening|week|weekend|month|year|" + WeekdayPhrases.LONG + ")s?";
    private static final Pattern COUNTED = Pattern.compile(
            "\\b(?:(the)|(" + Amount.REGEX + ")) " + UNIT + " (before|prior to|after|following|from)(?: the)?\\s$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PICKED = Pattern.compile(
            "\\b(?:the )?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last|final) (day|week|weekend|month|"
                    + WeekdayPhrases.LONG + ") (?:of|in)(?: the)?\\s$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WEEK_OF =
            Pattern.compile("\\b(?:the )?week of(?: the)?\\s$", Pattern.CASE_INSENSITIVE);

    /** A preposition that the words of the date themselves begin with. */
    private static final Pattern LEAD =
            Pattern.compile("^(?:the )?(?:before|after|from|of|in)\\s(?:the )?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("1st", 1),
            Map.entry("second", 2),
            Map.entry("2nd", 2),
            Map.entry("third", 3),
            Map.entry("3rd", 3),
            Map.entry("fourth", 4),
            Map.entry("4th", 4),
            Map.entry("fifth", 5),
            Map.entry("5th", 5));

    private static final int LONGEST_BEFORE = 60;

    private AnchoredDates() {}

    /** The date that {@code anchor} is part of the name of; {@code anchor} itself when there is none. */
    static DateMention widened(DateMention anchor, String text) {
        Matcher lead = LEAD.matcher(anchor.span().of(text));
        int end = anchor.span().start() + (lead.find() ? lead.end() : 0);
        int start = Math.max(0, anchor.span().start() - LONGEST_BEFORE);
        String before = text.substring(start, end);
        Matcher counted = COUNTED.matcher(before);
        Matcher picked = PICKED.matcher(before);
        Matcher weekOf = WEEK_OF.matcher(before);
        Days days = null;
        int from = 0;
        if (counted.find()) {
            days = counted(counted, anchor);
            from = counted.start();
        } else if (picked.find()) {
            days = picked(picked, anchor);
            from = picked.start();
        } else if (anchor.precision() == Precision.DAY && weekOf.find()) {
            days = Days.week(anchor.start().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            from = weekOf.start();
        }
        if (days == null) {
            return anchor;
        }
        Days known = anchor.yearly() ? days.ofEveryYear() : days;
        return known.mentionedAt(new Span(start + from, anchor.span().end()));
    }

    private static Days counted(Matcher match, DateMention anchor) {
        boolean the = match.group(1) != null;
        int amount = the ? 1 : Amount.of(match.group(2)).number();
        String unit = match.group(3).toLowerCase(Locale.ROOT);
        String relation = match.group(4).toLowerCase(Locale.ROOT);
        boolean back = relation.startsWith("before") || relation.startsWith("prior");
        LocalDate base = back ? anchor.start() : anchor.end();
        long steps = back ? -amount : amount;
        return switch (unit) {
            case "day", "night", "morning", "afternoon", "evening" -> Days.day(base.plusDays(steps));
            case "week" -> {
                if (the) {
                    yield seven(back ? base.minusDays(7) : base.plusDays(1));
                }
                LocalDate middle = base.plusWeeks(steps);
                yield relation.equals("from") ? Days.day(middle) : Days.aroundDay(middle);
            }
            case "weekend" -> Days.weekend(weekend(base, back).plusWeeks(back ? 1 - amount : amount - 1));
            case "month" -> Days.month(YearMonth.from(base).plusMonths(steps));
            case "year" -> Days.year((int) (base.getYear() + steps));
            default -> {
                DayOfWeek day = WeekdayPhrases.weekday(unit);
                yield Days.day(
                        back
                                ? base.with(TemporalAdjusters.previous(day)).minusWeeks(amount - 1)
                                : base.with(TemporalAdjusters.next(day)).plusWeeks(amount - 1));
            }
        };
    }

    private static Days seven(LocalDate first) {
        LocalDate last = first.plusDays(6);
        return Days.labelled(first, last, Precision.WEEK, "");
    }

    /** The Saturday of the last weekend that is over when the week of {@code base} begins, or of the next one to begin. */
    private static LocalDate weekend(LocalDate base, boolean back) {
        LocalDate monday = base.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        boolean atWeekend = base.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return back ? monday.minusDays(2) : monday.plusDays(atWeekend ? 12 : 5);
    }

    private static @Nullable Days picked(Matcher match, DateMention within) {
        Integer ordinal = ORDINALS.get(match.group(1).toLowerCase(Locale.ROOT));
        Days days = switch (match.group(2).toLowerCase(Locale.ROOT)) {
            case "day" ->
                Days.day(ordinal == null ? within.end() : within.start().plusDays(ordinal - 1));
            case "week" ->
                seven(
                        ordinal == null
                                ? within.end().minusDays(6)
                                : within.start().plusWeeks(ordinal - 1));
            case "month" ->
                Days.month(
                        ordinal == null
                                ? YearMonth.from(within.end())
                                : YearMonth.from(within.start()).plusMonths(ordinal - 1));
            case "weekend" -> Days.weekend(weekdayIn(within, DayOfWeek.SATURDAY, ordinal));
            default -> Days.day(weekdayIn(within, WeekdayPhrases.weekday(match.group(2)), ordinal));
        };
        return days.start().isAfter(within.end()) ? null : days;
    }

    private static LocalDate weekdayIn(DateMention within, DayOfWeek day, @Nullable Integer ordinal) {
        return ordinal == null
                ? within.end().with(TemporalAdjusters.previousOrSame(day))
                : within.start().with(TemporalAdjusters.nextOrSame(day)).plusWeeks(ordinal - 1);
    }
}
