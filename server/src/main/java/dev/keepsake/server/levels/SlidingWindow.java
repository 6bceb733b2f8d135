package dev.keepsake.server.levels;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.HdrHistogram.IntCountsHistogram;

/**
 * What was measured within a window: a ring of slices, each with a histogram, of which the oldest is overwritten. Its memory is
 * bounded whatever is measured. Safe for use by many threads.
 */
final class SlidingWindow {

    private static final double P50 = 50;
    private static final double P95 = 95;

    private final long sliceMillis;
    private final Slice[] ring;

    SlidingWindow(Window window) {
        sliceMillis = window.slice().toMillis();
        ring = Stream.generate(Slice::new).limit(window.slices()).toArray(Slice[]::new);
    }

    void add(Instant now, Duration took, boolean fine) {
        long number = number(now);
        ring[Math.floorMod(number, ring.length)].add(number, Durations.micros(took), fine);
    }

    Measured measured(Instant now) {
        long newest = number(now);
        IntCountsHistogram sum = Durations.histogram();
        long failed = 0;
        for (Slice slice : ring) {
            failed += slice.addTo(sum, newest - ring.length + 1, newest);
        }
        return new Measured(
                sum.getTotalCount(),
                failed,
                Durations.of(sum.getValueAtPercentile(P50)),
                Durations.of(sum.getValueAtPercentile(P95)));
    }

    private long number(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), sliceMillis);
    }
}
