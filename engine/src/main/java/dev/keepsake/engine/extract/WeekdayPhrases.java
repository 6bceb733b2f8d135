package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Weekdays: last Friday, this coming Monday, on Tuesday, Friday last week. */
final class WeekdayPhrases {

    static final String LONG = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    /** The short forms are words of their own ("sat", "sun"), so they count only behind a word that asks for a day. */
    private static final String NAMED = "(" + LONG + "|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)";

    private static final String PART = "(?: (?:morning|afternoon|evening|night))?";

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(
                    "(?:last|this past|this last|past) " + NAMED + PART, (match, setting) -> before(match, setting)),
            DatePhrase.of(
                    "(?:next|this coming|this upcoming|coming|upcoming) " + NAMED + PART,
                    (match, setting) -> after(match, setting)),
            DatePhrase.of("this " + NAMED + PART, WeekdayPhrases::inThisWeek),
            DatePhrase.of(
                    "(?:the )?" + NAMED + " before last",
                    (match, setting) -> Days.day(setting.said()
                            .with(TemporalAdjusters.previous(weekday(match.group(1))))
                            .minusWeeks(1))),
            DatePhrase.of(
                    "(?:on |the )?(" + LONG + ")" + PART + " (?:of )?(last|this|next) week", WeekdayPhrases::ofWeek),
            DatePhrase.of("(last|this|next) week,? (?:on )?(" + LONG + ")" + PART, WeekdayPhrases::inWeek),
            DatePhrase.of("on " + NAMED + PART, WeekdayPhrases::bare),
            DatePhrase.of("(" + LONG + ")" + PART, WeekdayPhrases::bare));

    private WeekdayPhrases() {}

    private static Days before(Matcher match, Setting setting) {
        return Days.day(setting.said().with(TemporalAdjusters.previous(weekday(match.group(1)))));
    }

    private static Days after(Matcher match, Setting setting) {
        return Days.day(setting.said().with(TemporalAdjusters.next(weekday(match.group(1)))));
    }

    private static Days inThisWeek(Matcher match, Setting setting) {
        DayOfWeek day = weekday(match.group(1));
        return setting.tense(match) == Tense.PAST
                ? Days.day(setting.said().with(TemporalAdjusters.previousOrSame(day)))
                : Days.day(setting.said().with(TemporalAdjusters.nextOrSame(day)));
    }

    private static Days ofWeek(Matcher match, Setting setting) {
        return ofWeek(match.group(1), match.group(2), setting);
    }

    private static Days inWeek(Matcher match, Setting setting) {
        return ofWeek(match.group(2), match.group(1), setting);
    }

    private static Days ofWeek(String day, String which, Setting setting) {
        LocalDate monday = setting.said().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int weeks = switch (which.toLowerCase(Locale.ROOT)) {
            case "last" -> -1;
            case "next" -> 1;
            default -> 0;
        };
        return Days.day(monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(weekday(day))));
    }

    private static @Nullable Days bare(Matcher match, Setting setting) {
        return switch (setting.tenseAt(match)) {
            case PAST -> before(match, setting);
            case FUTURE -> after(match, setting);
            case UNKNOWN -> null;
        };
    }

    static DayOfWeek weekday(String name) {
        return switch (name.toLowerCase(Locale.ROOT).substring(0, 2)) {
            case "mo" -> DayOfWeek.MONDAY;
            case "tu" -> DayOfWeek.TUESDAY;
            case "we" -> DayOfWeek.WEDNESDAY;
            case "th" -> DayOfWeek.THURSDAY;
            case "fr" -> DayOfWeek.FRIDAY;
            case "sa" -> DayOfWeek.SATURDAY;
            default -> DayOfWeek.SUNDAY;
        };
    }
}
