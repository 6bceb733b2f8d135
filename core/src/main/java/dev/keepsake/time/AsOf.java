package dev.keepsake.time;

import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The moments that a read looks back to, one on each time axis. What has been deleted does not come back, whatever they are.
 *
 * @param validAt only what was true in the world at this moment, to the millisecond, superseded since or not; or null to ask
 *     for what is believed, whenever it was true
 * @param knownAt with what had been learned up to this moment, itself included; or null for all that is known now
 */
public record AsOf(@Nullable Instant validAt, @Nullable Instant knownAt) {

    /** The last moment that can be asked about; an open end lies after it. */
    private static final Instant LAST = Instant.parse("9999-12-30T23:59:59.999Z");

    public AsOf {
        if (validAt == null && knownAt == null) {
            throw KeepsakeException.invalid(
                    "Looking back needs a moment at which it was true, or one at which it was known; got neither");
        }
        if (validAt != null && validAt.isAfter(LAST)) {
            throw KeepsakeException.invalid("What was true can be asked of moments up to " + LAST + "; got " + validAt);
        }
        validAt = validAt == null ? null : validAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What was true at {@code moment}, as far as is known now. */
    public static AsOf validAt(Instant moment) {
        return new AsOf(moment, null);
    }

    /** What was believed at {@code moment}. */
    public static AsOf knownAt(Instant moment) {
        return new AsOf(null, moment);
    }
}
