package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import dev.keepsake.time.Precision;
import java.time.LocalDate;

/**
 * A date named in a text.
 *
 * @param span the characters that name it
 * @param start the first day meant
 * @param end the last day meant; not before {@code start}
 * @param precision how exactly it is named; with {@link Precision#WEEK}, a single day is the middle of the seven meant, as in
 *     "two weeks ago"
 * @param since whether what is said holds from {@code start} on and not only between {@code start} and {@code end}
 * @param yearly whether the words name no year, so that the year is a conclusion: "in May", "on 3 June"
 * @param annotation what to put behind the words so that they can be understood without knowing when they were said; empty
 *     when the text says it all
 */
public record DateMention(
        Span span,
        LocalDate start,
        LocalDate end,
        Precision precision,
        boolean since,
        boolean yearly,
        String annotation) {}
