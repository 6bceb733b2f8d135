package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import dev.keepsake.time.Precision;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days without the words that named them; see {@link DateMention}. */
record Days(LocalDate start, LocalDate end, Precision precision, boolean since, boolean yearly, String annotation) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    static Days day(LocalDate day) {
        return labelled(day, day, Precision.DAY, day.format(DAY));
    }

    static Days aroundDay(LocalDate day) {
        return labelled(day, day, Precision.WEEK, "around " + day.format(DAY));
    }

    static Days week(LocalDate monday) {
        return labelled(monday, monday.plusDays(6), Precision.WEEK, "the week of " + monday.format(DAY));
    }

    static Days month(YearMonth month) {
        return labelled(month.atDay(1), month.atEndOfMonth(), Precision.MONTH, month.format(MONTH));
    }

    static Days year(int year) {
        return labelled(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR, Integer.toString(year));
    }

    static Days weekend(LocalDate saturday) {
        LocalDate sunday = saturday.plusDays(1);
        String from = saturday.getMonth() == sunday.getMonth()
                ? Integer.toString(saturday.getDayOfMonth())
                : saturday.format(DAY);
        return labelled(saturday, sunday, Precision.RANGE, from + " to " + sunday.format(DAY));
    }

    /** From one day to another, both included. */
    static Days range(LocalDate start, LocalDate end) {
        return labelled(start, end, Precision.RANGE, start.format(DAY) + " to " + end.format(DAY));
    }

    static Days labelled(LocalDate start, LocalDate end, Precision precision, String label) {
        return new Days(start, end, precision, false, false, " (" + label + ")");
    }

    /** The same days, where what is known of them is less than it sounds. */
    Days about() {
        return saying(annotation.contains("around ") ? annotation : annotation.replace("(", "(about "));
    }

    /** From these days on. */
    Days onwards() {
        return new Days(start, end, precision, true, yearly, annotation);
    }

    /** The same, beginning on another day that is not after its end. */
    Days beginning(LocalDate day) {
        return new Days(day, end, precision, since, yearly, annotation);
    }

    /** The same days, of which the words name no year. */
    Days ofEveryYear() {
        return new Days(start, end, precision, since, true, annotation);
    }

    /** The same days with other words behind them. */
    Days saying(String words) {
        return new Days(start, end, precision, since, yearly, words);
    }

    DateMention mentionedAt(Span span) {
        return new DateMention(span, start, end, precision, since, yearly, annotation);
    }
}
