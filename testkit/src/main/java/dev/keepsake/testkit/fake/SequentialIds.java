package dev.keepsake.testkit.fake;

import dev.keepsake.memory.IdSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that look like time-ordered ones (version 7) and are the same in every run: the n-th is always the n-th, and later ones
 * sort after earlier ones. Two sources of different {@code series} never hand out the same id.
 */
public final class SequentialIds implements IdSource {

    private static final long FIRST_MILLISECOND = 1_767_225_600_000L;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final long series;
    private final AtomicLong handedOut = new AtomicLong();

    public SequentialIds() {
        this(0);
    }

    /**
     * Ids of one series.
     *
     * @param series 0 to 2^62 - 1
     */
    public SequentialIds(long series) {
        this.series = series;
    }

    @Override
    public UUID next() {
        long high = (FIRST_MILLISECOND + handedOut.incrementAndGet()) << 16 | VERSION_7;
        return new UUID(high, VARIANT | series);
    }
}
