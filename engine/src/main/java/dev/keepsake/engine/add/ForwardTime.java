package dev.keepsake.engine.add;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What time it is for those who wait: that of the clock, but never back behind what it has been, and never slower than time passes.
 * A clock that is set back, or that stands still, keeps nobody waiting longer than said. Safe for use by many threads.
 */
final class ForwardTime implements InstantSource {

    private final InstantSource clock;
    private final AtomicReference<Mark> latest;

    ForwardTime(InstantSource clock) {
        this.clock = clock;
        this.latest = new AtomicReference<>(new Mark(clock.instant(), System.nanoTime()));
    }

    /** When the clock was furthest ahead, by the clock and by the ticks of the machine. */
    private record Mark(Instant at, long ticks) {

        Instant after(long now) {
            return at.plus(Duration.ofNanos(now - ticks));
        }
    }

    @Override
    public Instant instant() {
        Mark mark = latest.get();
        long now = System.nanoTime();
        Instant elapsed = mark.after(now);
        Instant shown = clock.instant();
        if (!shown.isAfter(elapsed)) {
            return elapsed;
        }
        // When another thread was faster, it has seen the same.
        latest.compareAndSet(mark, new Mark(shown, now));
        return shown;
    }
}
