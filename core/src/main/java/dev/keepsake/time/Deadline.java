package dev.keepsake.time;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which a call must have answered, handed down from the verb to the last leaf so that nobody waits longer
 * than the caller does. Immutable and safe to share; built on a monotonic clock, so wall-clock jumps do not move it.
 */
public final class Deadline {

    /** No limit. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE, () -> 0);

    /** Far enough to be no limit, near enough for the arithmetic of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final long atNanos;
    private final LongSupplier ticker;

    private Deadline(long atNanos, LongSupplier ticker) {
        this.atNanos = atNanos;
        this.ticker = ticker;
    }

    /** A deadline that passes {@code budget} from now. */
    public static Deadline after(Duration budget) {
        return after(budget, System::nanoTime);
    }

    /** As {@link #after(Duration)}, measured by {@code ticker} in nanoseconds; for tests that move time themselves. */
    public static Deadline after(Duration budget, LongSupplier ticker) {
        return budget.compareTo(LONGEST) > 0 ? NONE : new Deadline(ticker.getAsLong() + budget.toNanos(), ticker);
    }

    /** What is left; zero once the deadline has passed, {@link Long#MAX_VALUE} nanoseconds when there is none. */
    public Duration remaining() {
        if (this == NONE) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        return Duration.ofNanos(Math.max(0, atNanos - ticker.getAsLong()));
    }

    /** Whether nothing is left. */
    public boolean passed() {
        return this != NONE && remaining().isZero();
    }
}
