package dev.keepsake.server.levels;

import java.time.Duration;
import org.HdrHistogram.IntCountsHistogram;

/** Durations as the histograms take them: microseconds, exact to two digits, up to ten minutes. */
final class Durations {

    static final int DIGITS = 2;

    private static final long LONGEST = Duration.ofMinutes(10).toNanos() / 1_000;

    private Durations() {}

    static IntCountsHistogram histogram() {
        return new IntCountsHistogram(1, LONGEST, DIGITS);
    }

    static long micros(Duration took) {
        return Math.clamp(took.toNanos() / 1_000, 1, LONGEST);
    }

    static Duration of(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
