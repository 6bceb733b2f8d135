package dev.keepsake.engine.extract;

import dev.keepsake.engine.extract.DatePhrase.Setting;
import dev.keepsake.time.Precision;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Seasons: last summer, in the summer of 2022, two winters ago. They are those of the northern half, by calendar months. */
final class SeasonPhrases {

    private static final String PART_OF =
            "(?:(?:earlier|later|early|late|mid|sometime|the end of|the beginning of|the start of)[ -])?";
    private static final String WHICH = "(last|this past|past|this coming|coming|upcoming|this|next)";
    private static final String SEASON = "(spring|summer|fall|autumn|winter)";

    static final List<DatePhrase> ALL = List.of(
            DatePhrase.of(
                    "(?:(?:in|during|of) )?(?:the )?(?:early |late |mid[ -])?" + SEASON
                            + ",? (?:of |in )?((?:19|20)\\d{2})",
                    (match, setting) -> Season.named(match.group(1))
                            .of(Integer.parseInt(match.group(2)))
                            .saying("")),
            DatePhrase.of(PART_OF + WHICH + " " + SEASON, SeasonPhrases::counted),
            DatePhrase.of("(" + Amount.REGEX + ") " + SEASON + "s ago", SeasonPhrases::ago));

    /** "Fall" is a season only behind a word that asks for one. */
    static final List<DatePhrase> BARE = List.of(DatePhrase.of(
            "(?:(?:early |late )?in|during|over|since|until|till|by|before|after|for|of) (?:the )?(?:early |late |mid[ -])?"
                    + SEASON,
            SeasonPhrases::bare));

    private SeasonPhrases() {}

    private static Days counted(Matcher match, Setting setting) {
        Season season = Season.named(match.group(2));
        int thisYear = setting.said().getYear();
        int year = switch (match.group(1).toLowerCase(Locale.ROOT)) {
            case "last", "this past", "past" -> season.lastOver(setting.said());
            case "next", "coming", "this coming", "upcoming" ->
                season.startIn(thisYear).isAfter(setting.said()) ? thisYear : thisYear + 1;
            default -> season == Season.WINTER && setting.said().getMonthValue() <= 2 ? thisYear - 1 : thisYear;
        };
        return season.of(year);
    }

    private static Days ago(Matcher match, Setting setting) {
        Season season = Season.named(match.group(2));
        int back = Amount.of(match.group(1)).number() - 1;
        return season.of(season.lastOver(setting.said()) - back);
    }

    private static @Nullable Days bare(Matcher match, Setting setting) {
        Season season = Season.named(match.group(1));
        LocalDate said = setting.said();
        int begun = season.startIn(said.getYear()).isAfter(said) ? said.getYear() - 1 : said.getYear();
        return switch (setting.direction(match)) {
            case PAST -> season.of(begun).ofEveryYear();
            case FUTURE ->
                season.of(season.lastOver(said) < begun ? begun : begun + 1).ofEveryYear();
            case UNKNOWN -> null;
        };
    }

    private enum Season {
        SPRING(3),
        SUMMER(6),
        AUTUMN(9),
        WINTER(12);

        private final int firstMonth;

        Season(int firstMonth) {
            this.firstMonth = firstMonth;
        }

        static Season named(String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            return upper.equals("FALL") ? AUTUMN : valueOf(upper);
        }

        LocalDate startIn(int year) {
            return LocalDate.of(year, firstMonth, 1);
        }

        /** The year in which the last one began that is over. */
        int lastOver(LocalDate said) {
            int year = said.getYear();
            while (startIn(year).plusMonths(3).isAfter(said)) {
                year--;
            }
            return year;
        }

        Days of(int year) {
            LocalDate start = startIn(year);
            String years = this == WINTER ? year + "-" + (year + 1) : Integer.toString(year);
            String name = name().toLowerCase(Locale.ROOT);
            return Days.labelled(start, start.plusMonths(3).minusDays(1), Precision.SEASON, name + " " + years);
        }
    }
}
