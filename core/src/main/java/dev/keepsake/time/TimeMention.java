package dev.keepsake.time;

import dev.keepsake.conversation.Span;
import dev.keepsake.error.KeepsakeException;
import java.time.Instant;

/**
 * A time that a text names, resolved against the moment and the zone in which it was said.
 *
 * @param from first moment meant
 * @param to first moment after it, later than {@code from}; {@link dev.keepsake.memory.Validity#OPEN_ENDED} when the text
 *     names no end and the time lies ahead of it
 * @param precision how exactly it was named
 * @param span the characters that name it
 */
public record TimeMention(Instant from, Instant to, Precision precision, Span span) {

    public TimeMention {
        if (!from.isBefore(to)) {
            throw KeepsakeException.invalid("A time mention ends after it begins; got " + from + " to " + to);
        }
    }

    /** Whether the two share a moment. */
    public boolean overlaps(Instant otherFrom, Instant otherTo) {
        return from.isBefore(otherTo) && otherFrom.isBefore(to);
    }
}
