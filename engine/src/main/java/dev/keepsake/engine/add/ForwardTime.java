package dev.keepsake.engine.add;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What time it is for those who wait: that of the clock, but never back behind what has passed since it was made. A clock that is
 * set back, or that stands still, keeps nobody waiting longer than said. Safe for use by many threads.
 */
final class ForwardTime implements InstantSource {

    private final InstantSource clock;
    private final Instant begin;
    private final long ticks = System.nanoTime();

    ForwardTime(InstantSource clock) {
        this.clock = clock;
        this.begin = clock.instant();
    }

    @Override
    public Instant instant() {
        Instant elapsed = begin.plus(Duration.ofNanos(System.nanoTime() - ticks));
        Instant shown = clock.instant();
        return shown.isAfter(elapsed) ? shown : elapsed;
    }
}
