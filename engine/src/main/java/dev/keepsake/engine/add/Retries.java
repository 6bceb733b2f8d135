package dev.keepsake.engine.add;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where those wait who try again later: each time twice as long, up to a minute, unless somebody wakes them. */
final class Retries {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long wakes;
    private boolean over;

    /** How often everybody was woken; to be read before an attempt, so that nobody sleeps through a call during it. */
    long wakes() {
        lock.lock();
        try {
            return wakes;
        } finally {
            lock.unlock();
        }
    }

    boolean areOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the time of the next attempt.
     *
     * @param attempt the number of the attempt that failed, from 1
     * @param seen what {@link #wakes} said before it
     */
    void await(int attempt, long seen) throws InterruptedException {
        lock.lock();
        try {
            long left = pause(attempt).toNanos();
            while (left > 0 && wakes == seen && !over) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How long to wait after the attempt of this number. */
    static Duration pause(int attempt) {
        Duration doubled = FIRST.multipliedBy(1L << Math.clamp(attempt - 1, 0, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Sends everybody who waits into the next attempt. */
    void wake() {
        change(false);
    }

    /** There are no more attempts. */
    void end() {
        change(true);
    }

    private void change(boolean end) {
        lock.lock();
        try {
            wakes++;
            over |= end;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
