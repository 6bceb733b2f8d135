package dev.keepsake.engine.time;

import dev.keepsake.conversation.Span;
import dev.keepsake.memory.Validity;
import dev.keepsake.time.Precision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A time that words name, on the clock and calendar of whoever said them.
 *
 * @param from first moment
 * @param to first moment after it
 * @param precision how exactly it is named
 * @param since whether it goes on from {@code from}, wherever {@code to} is
 * @param yearly whether the words name no year
 * @param span the words
 */
record NamedTime(LocalDateTime from, LocalDateTime to, Precision precision, boolean since, boolean yearly, Span span) {

    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    NamedTime between(LocalDateTime newFrom, LocalDateTime newTo, Precision newPrecision, Span newSpan) {
        return new NamedTime(newFrom, newTo, newPrecision, since, yearly, newSpan);
    }

    Instant begin(ZoneId zone) {
        return from.atZone(zone).toInstant();
    }

    /** After {@link #begin}, also where clocks jump. */
    Instant end(ZoneId zone) {
        Instant end = to.atZone(zone).toInstant();
        Instant begin = begin(zone);
        Instant later = end.isAfter(begin) ? end : begin.plus(Duration.between(from, to));
        return later.isAfter(Validity.OPEN_ENDED) ? Validity.OPEN_ENDED : later;
    }

    /** Whether it lies in the years 1 to 9998, which is as far as times go here. */
    boolean isOfThisAge(ZoneId zone) {
        return !begin(zone).isBefore(EARLIEST) && begin(zone).isBefore(Validity.OPEN_ENDED);
    }
}
