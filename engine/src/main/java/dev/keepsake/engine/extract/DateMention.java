package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import java.time.LocalDate;

/**
 * A date named in a text.
 *
 * @param span the characters that name it
 * @param start the first day meant
 * @param end the last day meant; not before {@code start}
 * @param since whether what is said holds from {@code start} on and not only between {@code start} and {@code end}
 * @param annotation what to put behind the words so that they can be understood without knowing when they were said; empty
 *     when the text says it all
 */
public record DateMention(Span span, LocalDate start, LocalDate end, boolean since, String annotation) {}
