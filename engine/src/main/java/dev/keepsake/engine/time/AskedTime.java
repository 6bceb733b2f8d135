package dev.keepsake.engine.time;

import dev.keepsake.conversation.Span;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Precision;
import java.time.Instant;

/**
 * A time that a question names.
 *
 * @param from its first moment
 * @param to the first moment after it, later than {@code from}
 * @param precision how exactly it is named
 * @param relation how what is asked for lies to it
 * @param preference how well it is what the words mean, above 0 to 1; below 1 for the further Mays of "in May"
 * @param span the words; the same for all that the same words may mean
 */
public record AskedTime(
        Instant from, Instant to, Precision precision, Relation relation, double preference, Span span) {

    public AskedTime {
        if (!from.isBefore(to)) {
            throw KeepsakeException.invalid("An asked time ends after it begins; got " + from + " to " + to);
        }
        if (!(preference > 0 && preference <= 1)) {
            throw KeepsakeException.invalid("A preference lies above 0 and up to 1; got " + preference);
        }
    }
}
