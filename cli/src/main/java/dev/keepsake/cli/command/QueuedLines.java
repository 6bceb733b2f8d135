package dev.keepsake.cli.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log lines by a thread of its own, so that whoever reads them and stops reading, as a collector at the other end of a pipe
 * may, holds up nobody who logs. What finds the queue full is lost, and a line says how much that was.
 */
final class QueuedLines extends Handler {

    /** Some seconds of a busy server. */
    static final int MOST = 10_000;

    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(2);

    private final PrintStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean writing;
    private long lost;

    QueuedLines(PrintStream out, Formatter formatter) {
        this.out = out;
        setFormatter(formatter);
        Thread.ofPlatform().daemon().name("keepsake-log").start(this::write);
    }

    @Override
    public void publish(LogRecord line) {
        if (!isLoggable(line)) {
            return;
        }
        // Here and not by the thread that writes: the ids of the request belong to this thread.
        String text = getFormatter().format(line);
        lock.lock();
        try {
            if (waiting.size() < MOST) {
                waiting.add(text);
            } else {
                lost++;
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            while (true) {
                next().forEach(out::print);
                out.flush();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> next() throws InterruptedException {
        lock.lock();
        try {
            writing = false;
            while (waiting.isEmpty()) {
                quiet.signalAll();
                news.await();
            }
            writing = true;
            List<String> lines = new ArrayList<>(waiting);
            waiting.clear();
            if (lost > 0) {
                LogRecord told = new LogRecord(
                        Level.WARNING, lost + " log lines are lost here, because nobody took them in time");
                told.setLoggerName(QueuedLines.class.getName());
                lines.add(getFormatter().format(told));
                lost = 0;
            }
            return lines;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is written, for two seconds at most. */
    @Override
    public void flush() {
        lock.lock();
        try {
            long left = FLUSH_WITHIN.toNanos();
            while ((writing || !waiting.isEmpty()) && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The stream is the process's own, and so is the thread: what is logged while the process ends is written as well. */
    @Override
    public void close() {
        flush();
    }
}
