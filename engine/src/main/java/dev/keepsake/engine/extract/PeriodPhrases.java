package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Weeks, weekends, months and years counted from the one of the text: last week, this weekend, the year before last. */
final class PeriodPhrases {

    private static final String PART_OF =
            "(?:(?:earlier|later|early|late|mid|sometime|the end of|the beginning of|the start of)[ -])?";
    private static final String WHICH = "(last|this past|past|this coming|coming|upcoming|this|next)";

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(PART_OF + WHICH + " (week|month|year)", PeriodPhrases::counted),
            DatePhrase.of(
                    "(?:the )?(week|month|year) before last", (match, setting) -> period(match.group(1), -2, setting)),
            DatePhrase.of(
                    "(?:the )?(week|month|year) after next", (match, setting) -> period(match.group(1), 2, setting)),
            DatePhrase.of(
                    "(?:at |by |before |until )?the end of (?:the|this) (month|year)",
                    (match, setting) -> period(match.group(1), 0, setting)),
            DatePhrase.of(
                    "(?:the )?weekend before last",
                    (match, setting) -> Days.weekend(monday(setting).minusDays(9))),
            DatePhrase.of(
                    WHICH + " weekend",
                    (match, setting) -> weekend(offset(match.group(1)), setting.tense(match), setting.said())),
            DatePhrase.of("(?:over|at|on|during|for) the weekend", PeriodPhrases::bareWeekend));

    private PeriodPhrases() {}

    private static @Nullable Days counted(Matcher match, Setting setting) {
        String which = match.group(1).toLowerCase(Locale.ROOT);
        boolean hangsOnAnotherDate = setting.before(match).endsWith("the ");
        if (which.endsWith("past") || (hangsOnAnotherDate && !which.equals("coming"))) {
            // "The past year" is a stretch of time up to now; "the next week" counts from something said before.
            return null;
        }
        return period(match.group(2), offset(which), setting);
    }

    private static Days period(String unit, int offset, Setting setting) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "week" -> Days.week(monday(setting).plusWeeks(offset));
            case "month" -> Days.month(YearMonth.from(setting.said()).plusMonths(offset));
            default -> Days.year(setting.said().getYear() + offset);
        };
    }

    private static LocalDate monday(Setting setting) {
        return setting.said().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static int offset(String which) {
        return switch (which.toLowerCase(Locale.ROOT)) {
            case "last", "this past", "past" -> -1;
            case "this coming", "coming", "upcoming", "next" -> 1;
            default -> 0;
        };
    }

    private static Days weekend(int offset, Tense tense, LocalDate said) {
        boolean atWeekend = said.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        LocalDate thisSaturday =
                said.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(5);
        if (offset < 0) {
            return Days.weekend(thisSaturday.minusWeeks(1));
        }
        if (offset > 0) {
            return Days.weekend(thisSaturday.plusWeeks(1));
        }
        // "This weekend" of something that has happened, said on a Monday, is the one just over.
        return Days.weekend(tense == Tense.PAST && !atWeekend ? thisSaturday.minusWeeks(1) : thisSaturday);
    }

    private static @Nullable Days bareWeekend(Matcher match, Setting setting) {
        Tense direction = setting.direction(match);
        return direction == Tense.UNKNOWN ? null : weekend(0, direction, setting.said());
    }
}
