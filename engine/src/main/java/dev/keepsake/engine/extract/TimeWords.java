package dev.keepsake.engine.extract;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which words of time a text has at all. Most sentences have none, and looking for every phrase in every one of them would cost
 * many times as much as this one pass.
 */
enum TimeWords {
    DIGITS(List.of()),
    DAYS(List.of(
            "today",
            "tonight",
            "yesterday",
            "tomorrow",
            "tmrw",
            "tmr",
            "tomorow",
            "tommorow",
            "tommorrow",
            "day",
            "night",
            "morning",
            "afternoon",
            "evening")),
    WEEKDAYS(List.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thur",
            "thurs",
            "fri",
            "sat",
            "sun",
            "mondays",
            "tuesdays",
            "wednesdays",
            "thursdays",
            "fridays",
            "saturdays",
            "sundays")),
    MONTHS(List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec")),
    UNITS(List.of(
            "minute",
            "hour",
            "hr",
            "min",
            "day",
            "night",
            "week",
            "weekend",
            "fortnight",
            "month",
            "year",
            "decade",
            "minutes",
            "hours",
            "hrs",
            "mins",
            "days",
            "nights",
            "weeks",
            "weekends",
            "fortnights",
            "months",
            "years",
            "decades")),
    SEASONS(List.of(
            "spring", "summer", "fall", "autumn", "winter", "springs", "summers", "falls", "autumns", "winters")),
    HOLIDAYS(List.of(
            "christmas",
            "thanksgiving",
            "halloween",
            "easter",
            "new",
            "valentine",
            "labor",
            "memorial",
            "independence",
            "mother",
            "father"));

    private static final Map<String, Set<TimeWords>> KINDS = kinds();

    private final List<String> words;

    TimeWords(List<String> words) {
        this.words = words;
    }

    /** The kinds of which {@code text} has a word. */
    static Set<TimeWords> in(String text) {
        Set<TimeWords> found = EnumSet.noneOf(TimeWords.class);
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char character = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(character)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                found.addAll(KINDS.getOrDefault(text.substring(start, i).toLowerCase(Locale.ROOT), Set.of()));
                start = -1;
            }
            if (Character.isDigit(character)) {
                found.add(DIGITS);
            }
        }
        return found;
    }

    private static Map<String, Set<TimeWords>> kinds() {
        Map<String, Set<TimeWords>> kinds = new HashMap<>();
        for (TimeWords kind : values()) {
            for (String word : kind.words) {
                kinds.computeIfAbsent(word, unknown -> EnumSet.noneOf(TimeWords.class))
                        .add(kind);
            }
        }
        return Map.copyOf(kinds);
    }
}
