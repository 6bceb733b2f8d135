package dev.keepsake.testkit.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Its copies in other zones move with it. Safe for use by many threads. */
public final class FakeClock extends Clock {

    /** Where a new clock stands when nobody says otherwise. */
    public static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public FakeClock() {
        this(START);
    }

    public FakeClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private FakeClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Moves it; a negative step moves it back, as a wall clock may be. */
    public Instant advance(Duration step) {
        return now.updateAndGet(moment -> moment.plus(step));
    }

    /** Puts it to {@code moment}. */
    public void set(Instant moment) {
        now.set(moment);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new FakeClock(now, other);
    }
}
