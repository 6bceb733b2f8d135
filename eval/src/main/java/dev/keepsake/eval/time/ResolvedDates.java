package dev.keepsake.eval.time;

import dev.keepsake.memory.Memory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Whether a memory tells the time that its sentence meant, as exactly as the sentence did: in the beginning of its validity,
 * or in its text, in words that the sentence did not have. What lies ahead is not true yet, so only the text can tell it.
 */
final class ResolvedDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private ResolvedDates() {}

    static boolean tells(Memory memory, TimePhrase phrase) {
        return begins(memory, phrase) || saysSo(memory.text().replace(phrase.words(), ""), phrase);
    }

    /** Whether the validity of the memory begins with the time meant; never for what lies ahead. */
    static boolean begins(Memory memory, TimePhrase phrase) {
        return switch (phrase.tense()) {
            case PAST, LASTING -> beginsRight(memory, phrase);
            case FUTURE -> false;
        };
    }

    private static boolean beginsRight(Memory memory, TimePhrase phrase) {
        LocalDate from = LocalDate.ofInstant(memory.lifecycle().validity().from(), ZoneOffset.UTC);
        return switch (phrase.grain()) {
            case DAY, STRETCH -> from.equals(phrase.start());
            case MONTH -> from.withDayOfMonth(1).equals(phrase.start());
            case YEAR -> from.getYear() == phrase.start().getYear();
        };
    }

    private static boolean saysSo(String text, TimePhrase phrase) {
        return switch (phrase.grain()) {
            case DAY -> text.contains(DAY.format(phrase.start()));
            // "the week of 13 May 2024", "13 to 19 May 2024" or "27 May to 2 June 2024"
            case STRETCH ->
                text.contains(DAY.format(phrase.start()))
                        || (text.contains(DAY.format(phrase.end()))
                                && text.contains(String.valueOf(phrase.start().getDayOfMonth())));
            case MONTH -> text.contains(MONTH.format(phrase.start()));
            case YEAR -> text.contains(String.valueOf(phrase.start().getYear()));
        };
    }
}
