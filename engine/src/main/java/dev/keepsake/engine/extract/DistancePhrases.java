package dev.keepsake.engine.extract;

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
                    "(an?|one) (week|month|year|decade) and a half (?:ago|back)",
                    (match, setting) -> halfMore(match, setting)),
            DatePhrase.of(
                    AMOUNT + " and a half (week|month|year|decade)s (?:ago|back)",
                    (match, setting) -> halfMore(match, setting)),
            DatePhrase.of(
                    "half (?:a|an) (year|decade) (?:ago|back)", (match, setting) -> half(0, match.group(1), setting)),
            DatePhrase.of("in " + AMOUNT + " " + UNIT + "(?:'s?)?(?: time)?", DistancePhrases::ahead),
            DatePhrase.of(
                    AMOUNT + " " + UNIT + " from (?:now|today)",
                    (match, setting) -> at(Amount.of(match.group(1)), match.group(2), 1, setting)),
            DatePhrase.of("for " + AMOUNT + " " + UNIT + "(?: now)?", DistancePhrases::lasting),
            DatePhrase.of(
                    "(?:over|in|for|during|within) the (?:past|last)(?: " + AMOUNT + ")? " + UNIT,
                    (match, setting) -> upToNow(amount(match), match.group(2), setting)),
            DatePhrase.of(
                    "(?:these |the )?(?:past|last) " + AMOUNT + " " + UNIT,
                    (match, setting) -> upToNow(amount(match), match.group(2), setting)));

    private DistancePhrases() {}

    private static @Nullable Days halfMore(Matcher match, Setting setting) {
        return half(Amount.of(match.group(1)).number(), match.group(2), setting);
    }

    /** Half a unit more than {@code whole} of them, in the next smaller unit. */
    private static @Nullable Days half(int whole, String unit, Setting setting) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "decade" -> at(new Amount(10 * whole + 5, false), "year", -1, setting);
            case "year" -> at(new Amount(12 * whole + 6, false), "month", -1, setting);
            case "month" -> at(new Amount(4 * whole + 2, false), "week", -1, setting);
            default -> at(new Amount(7 * whole + 4, false), "day", -1, setting);
        };
    }

    private static Amount amount(Matcher match) {
        return match.group(1) == null ? new Amount(1, false) : Amount.of(match.group(1));
    }

    /** "Finished it in two weeks" says how long something took, not when it will be. */
    private static @Nullable Days ahead(Matcher match, Setting setting) {
        return setting.tense(match) == Tense.PAST ? null : at(Amount.of(match.group(1)), match.group(2), 1, setting);
    }

    /** "Have lived here for two years" began two years ago; "lived there for two years" and "leave for two weeks" did not. */
    private static @Nullable Days lasting(Matcher match, Setting setting) {
        return PERFECT.matcher(setting.before(match)).find()
                ? since(Amount.of(match.group(1)), match.group(2), setting)
                : null;
    }

    /** The stretch up to the day of the text, which is as long as it says and not whole months or years of the calendar. */
    private static @Nullable Days upToNow(Amount amount, String unit, Setting setting) {
        Days begin = since(amount, unit, setting);
        LocalDate said = setting.said();
        LocalDate start = switch (unit.toLowerCase(Locale.ROOT)) {
            case "month" -> said.minusMonths(amount.number());
            case "year" -> said.minusYears(amount.number());
            case "decade" -> said.minusYears(10L * amount.number());
            default -> begin == null ? said : begin.start();
        };
        return begin == null ? null : begin.beginning(start);
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
