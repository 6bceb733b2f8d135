package dev.keepsake.server.levels;

import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.IntCountsHistogram;

/** What was measured in one part of a window. Safe for use by many threads; nobody holds its lock for longer than a few additions. */
final class Slice {

    private final ReentrantLock lock = new ReentrantLock();
    private final IntCountsHistogram histogram = Durations.histogram();
    private long number = -1;
    private long failed;

    /** Adds one measurement to the slice of this number; what one of another number held is forgotten. */
    void add(long current, long micros, boolean fine) {
        lock.lock();
        try {
            // Another number is a whole ring away: of long ago, or of a clock that was far ahead and is put back.
            if (current != number) {
                histogram.reset();
                failed = 0;
                number = current;
            }
            histogram.recordValue(micros);
            failed += fine ? 0 : 1;
        } finally {
            lock.unlock();
        }
    }

    /** Adds what it holds to {@code sum}, when its number is not below {@code oldest}; says how many of it failed. */
    long addTo(IntCountsHistogram sum, long oldest, long newest) {
        lock.lock();
        try {
            if (number < oldest || number > newest) {
                return 0;
            }
            sum.add(histogram);
            return failed;
        } finally {
            lock.unlock();
        }
    }
}
