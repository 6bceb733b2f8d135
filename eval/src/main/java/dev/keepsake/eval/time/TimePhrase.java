package dev.keepsake.eval.time;

import java.time.LocalDate;

/**
 * A phrase said on a day, and the time it means.
 *
 * @param kind its place in the grammar: "N days ago"
 * @param words the phrase
 * @param tense what the sentence around it tells of
 * @param grain how exact it is
 * @param start the first day meant
 * @param end the last day meant
 */
record TimePhrase(String kind, String words, Tense tense, Grain grain, LocalDate start, LocalDate end) {

    enum Tense {
        PAST,
        LASTING,
        FUTURE
    }

    /** What has to be right for a date to be right: the day, or only the month or the year. */
    enum Grain {
        DAY,
        STRETCH,
        MONTH,
        YEAR
    }

    static TimePhrase day(String kind, String words, Tense tense, LocalDate day) {
        return new TimePhrase(kind, words, tense, Grain.DAY, day, day);
    }

    static TimePhrase stretch(String kind, String words, Tense tense, LocalDate start, LocalDate end) {
        return new TimePhrase(kind, words, tense, Grain.STRETCH, start, end);
    }

    static TimePhrase month(String kind, String words, Tense tense, LocalDate within) {
        LocalDate first = within.withDayOfMonth(1);
        return new TimePhrase(
                kind, words, tense, Grain.MONTH, first, first.plusMonths(1).minusDays(1));
    }

    static TimePhrase year(String kind, String words, Tense tense, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return new TimePhrase(
                kind, words, tense, Grain.YEAR, first, first.plusYears(1).minusDays(1));
    }
}
