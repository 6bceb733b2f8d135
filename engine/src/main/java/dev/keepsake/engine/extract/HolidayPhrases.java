package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Days that have a name: last Christmas, on New Year's Eve, Thanksgiving 2022. */
final class HolidayPhrases {

    private static final String HOLIDAY =
            "(Christmas(?: Eve| Day)?|Thanksgiving|Halloween|Easter|New Year's(?: Eve| Day)?"
                    + "|Valentine's Day|Labor Day|Memorial Day|Independence Day|Mother's Day|Father's Day)";

    static final List<DatePhrase> ALL =
            List.of(DatePhrase.of("(last|this past|this|next|this coming) " + HOLIDAY, HolidayPhrases::counted));

    static final List<DatePhrase> BARE = List.of(
            DatePhrase.of(
                    "(?:(?:on|at) )?" + HOLIDAY + ",? (?:of |in )?((?:19|20)\\d{2})",
                    (match, setting) -> orNull(dayIn(match.group(1), Integer.parseInt(match.group(2))))),
            DatePhrase.of(
                    "(?:on|at|for|over|during|around|since|until|till|by|before|after) (?:the )?" + HOLIDAY
                            + "(?!,? (?:of |in )?(?:19|20)\\d{2})",
                    HolidayPhrases::nearest));

    private HolidayPhrases() {}

    private static @Nullable Days counted(Matcher match, Setting setting) {
        LocalDate said = setting.said();
        LocalDate inThisYear = dayIn(match.group(2), said.getYear());
        if (inThisYear == null) {
            return null;
        }
        int years = switch (match.group(1).toLowerCase(Locale.ROOT)) {
            case "last", "this past" -> inThisYear.isBefore(said) ? 0 : -1;
            case "next", "this coming" -> inThisYear.isAfter(said) ? 0 : 1;
            default -> 0;
        };
        return orNull(years == 0 ? inThisYear : dayIn(match.group(2), said.getYear() + years));
    }

    private static @Nullable Days nearest(Matcher match, Setting setting) {
        LocalDate said = setting.said();
        LocalDate inThisYear = dayIn(match.group(1), said.getYear());
        Tense direction = setting.tenseAt(match);
        if (inThisYear == null || direction == Tense.UNKNOWN) {
            return null;
        }
        boolean past = direction == Tense.PAST;
        boolean otherYear = past ? inThisYear.isAfter(said) : inThisYear.isBefore(said);
        Days days = orNull(otherYear ? dayIn(match.group(1), said.getYear() + (past ? -1 : 1)) : inThisYear);
        return days == null ? null : days.ofEveryYear();
    }

    private static @Nullable Days orNull(@Nullable LocalDate day) {
        return day == null ? null : Days.day(day);
    }

    private static @Nullable LocalDate dayIn(String holiday, int year) {
        return NattyDates.dayOf(holiday, LocalDate.of(year, 1, 1));
    }
}
