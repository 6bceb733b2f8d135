package dev.keepsake.engine;

import dev.keepsake.memory.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562, section 6.2, method 1): milliseconds, a 12-bit counter that keeps ids of one millisecond in
 * order, and 62 random bits. When the counter runs out, or the clock goes back, it borrows the next millisecond.
 */
public final class TimeOrderedIds implements IdSource {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_END = 1L << COUNTER_BITS;
    private static final long VERSION = 7L << COUNTER_BITS;
    private static final long VARIANT = 0b10L << 62;
    private static final long RANDOM_MASK = (1L << 62) - 1;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private long counter;

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized UUID next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            counter = 0;
        } else if (++counter == COUNTER_END) {
            lastMillis++;
            counter = 0;
        }
        long high = lastMillis << 16 | VERSION | counter;
        long low = VARIANT | (random.nextLong() & RANDOM_MASK);
        return new UUID(high, low);
    }
}
