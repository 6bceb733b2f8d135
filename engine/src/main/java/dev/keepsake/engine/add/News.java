package dev.keepsake.engine.add;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Where those wait who have nothing to do until there is news. Safe for use by many threads. */
final class News {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long count;
    private long hastes;
    private boolean hasty;
    private boolean over;

    /** How much news there was; to be read before looking around, so that nobody sleeps through what comes meanwhile. */
    long count() {
        return within(() -> count);
    }

    /** How often somebody was in haste; as {@link #count}. */
    long hastes() {
        return within(() -> hastes);
    }

    boolean isOver() {
        return within(() -> over ? 1 : 0) == 1;
    }

    /** Whether somebody is in haste, which is answered once. */
    boolean takeHaste() {
        return within(() -> {
                    boolean was = hasty;
                    hasty = false;
                    return was ? 1 : 0;
                })
                == 1;
    }

    /** There is something new. */
    void tell() {
        change(false, false);
    }

    /** Nobody wants to wait any longer. */
    void haste() {
        change(true, false);
    }

    /** There will be no more. */
    void end() {
        change(false, true);
    }

    /** Waits until so much time has passed or there is more news than {@code seen}. */
    void await(Duration longest, long seen) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (left > 0 && count == seen && !over) {
                left = told.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so much time has passed, whatever news there is, or there will be no more. */
    void sleep(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !over) {
                left = told.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(boolean haste, boolean end) {
        lock.lock();
        try {
            count++;
            hastes += haste ? 1 : 0;
            hasty |= haste;
            over |= end;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long within(LongSupplier look) {
        lock.lock();
        try {
            return look.getAsLong();
        } finally {
            lock.unlock();
        }
    }
}
