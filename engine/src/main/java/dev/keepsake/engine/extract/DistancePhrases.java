package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Days;
import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times at a distance from the text: three weeks ago, in two months, for five years now. */
final class DistancePhrases {

    private static final String UNIT = "(minute|hour|day|night|week|weekend|fortnight|month|year|decade)s?";
    private static final String AMOUNT = "(" + Amount.REGEX + ")";
    private static final Pattern PERFECT = Pattern.compile("(?:'ve|\\bhave|\\bhas|'s|\\bbeen)\\b[^.;!?]*$");

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(
                    AMOUNT + " " + UNIT + " (?:ago|back)",
                    (match, setting) -> at(Amount.of(match.group(1)), match.group(2), -1, setting)),
            DatePhrase.of(
                    "an? (week|month|year|decade) and a half (?:ago|back)",
                    (match, setting) -> at(new Amount(1, false), match.group(1), -1, setting)),
            DatePhrase.of(
                    AMOUNT + " and a half (week|month|year|decade)s (?:ago|back)",
                    (match, setting) -> at(vague(match), match.group(2), -1, setting)),
            DatePhrase.of("in " + AMOUNT + " " + UNIT + "(?:'s?)?(?: time)?", DistancePhrases::ahead),
            DatePhrase.of(
                    AMOUNT + " " + UNIT + " from (?:now|today)",
                    (match, setting) -> at(Amount.of(match.group(1)), match.group(2), 1, setting)),
            DatePhrase.of("for " + AMOUNT + " " + UNIT + "(?: now)?", DistancePhrases::lasting),
            DatePhrase.of(
                    "(?:over|in|for|during|within) the (?:past|last)(?: " + AMOUNT + ")? " + UNIT,
                    (match, setting) -> since(amount(match), match.group(2), setting)));

    private DistancePhrases() {}

    private static Amount vague(Matcher match) {
        return new Amount(Amount.of(match.group(1)).number(), false);
    }

    private static Amount amount(Matcher match) {
        return match.group(1) == null ? new Amount(1, false) : Amount.of(match.group(1));
    }

    /** "Finished it in two weeks" says how long something took, not when it will be. */
    private static @Nullable Days ahead(Matcher match, Setting setting) {
        return setting.tense() == Tense.PAST ? null : at(Amount.of(match.group(1)), match.group(2), 1, setting);
    }

    /** "Have lived here for two years" began two years ago; "lived there for two years" and "leave for two weeks" did not. */
    private static @Nullable Days lasting(Matcher match, Setting setting) {
        return PERFECT.matcher(setting.before(match)).find()
                ? since(Amount.of(match.group(1)), match.group(2), setting)
                : null;
    }

    private static @Nullable Days since(Amount amount, String unit, Setting setting) {
        Days begin = at(amount, unit, -1, setting);
        if (begin == null || begin.start().equals(setting.said())) {
            return null;
        }
        return begin.about().onwards().saying(begin.about().annotation().replace(" (", " (since "));
    }

    private static @Nullable Days at(Amount amount, String unit, int direction, Setting setting) {
        LocalDate said = setting.said();
        long steps = (long) direction * amount.number();
        Days days = switch (unit.toLowerCase(Locale.ROOT)) {
            case "minute", "hour" -> amount.number() > 12 && !unit.startsWith("m") ? null : Days.day(said);
            case "day", "night" -> Days.day(said.plusDays(steps));
            case "week" -> Days.aroundDay(said.plusWeeks(steps));
            case "fortnight" -> Days.aroundDay(said.plusWeeks(2 * steps));
            case "weekend" ->
                Days.weekend(said.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .plusWeeks(steps)
                        .plusDays(5));
            case "month" -> Days.month(YearMonth.from(said).plusMonths(steps));
            case "year" -> Days.year((int) (said.getYear() + steps));
            default -> Days.year((int) (said.getYear() + 10 * steps)).about();
        };
        return days == null || amount.exact() ? days : days.about();
    }
}
