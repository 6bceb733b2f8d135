package dev.keepsake.memory;

import dev.keepsake.error.KeepsakeException;
import java.time.Instant;

/**
 * When a memory is true in the world.
 *
 * @param from first moment
 * @param to first moment at which it no longer is; {@link #OPEN_ENDED} while nothing says otherwise
 */
public record Validity(Instant from, Instant to) {

    /** No end known. */
    public static final Instant OPEN_ENDED = Instant.parse("9999-12-31T00:00:00Z");

    public Validity {
        if (to.isBefore(from)) {
            throw KeepsakeException.invalid("A validity cannot end before it begins; got " + from + " to " + to);
        }
    }

    public static Validity since(Instant from) {
        return new Validity(from, OPEN_ENDED);
    }

    /** Whether it was true during the millisecond that begins at {@code moment}, or for the rest of it. */
    public boolean covers(Instant moment) {
        Instant next = moment.plusMillis(1);
        return from.isBefore(next) && !to.isBefore(next);
    }

    /** This validity, ended at {@code moment}, or at its own beginning when that is later. */
    public Validity closedAt(Instant moment) {
        return new Validity(from, moment.isBefore(from) ? from : moment);
    }
}
