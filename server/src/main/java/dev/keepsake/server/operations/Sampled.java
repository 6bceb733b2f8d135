package dev.keepsake.server.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for something at most once a second, however many gauges show parts of it. Safe for use by many threads. */
final class Sampled<T> implements Supplier<T> {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<T> source;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable T sample;
    private Instant taken = Instant.MIN;

    Sampled(Supplier<T> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public T get() {
        asking.lock();
        try {
            Instant now = clock.instant();
            T known = sample;
            // A clock may be put back.
            if (known != null && !now.isBefore(taken) && now.isBefore(taken.plus(FRESH))) {
                return known;
            }
            T fresh = source.get();
            sample = fresh;
            taken = now;
            return fresh;
        } finally {
            asking.unlock();
        }
    }
}
