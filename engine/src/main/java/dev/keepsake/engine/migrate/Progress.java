package dev.keepsake.engine.migrate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast vectors are made, over the last portions. Safe for use by many threads. */
final class Progress {

    private static final int REMEMBERED = 50;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long total;

    /** What was made by a moment. */
    private record Mark(long nanos, long total) {}

    /** Begins anew. */
    synchronized void begin() {
        marks.clear();
        total = 0;
        marks.addLast(new Mark(System.nanoTime(), 0));
    }

    synchronized void made(long vectors) {
        if (marks.size() == REMEMBERED) {
            marks.removeFirst();
        }
        total += vectors;
        marks.addLast(new Mark(System.nanoTime(), total));
    }

    synchronized double perSecond() {
        if (marks.size() < 2) {
            return 0;
        }
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        return seconds == 0 ? 0 : (last.total() - first.total()) / seconds;
    }

    /** How long {@code due} more will take, or null when nothing is known. */
    @Nullable
    Duration remaining(long due) {
        double rate = perSecond();
        return due == 0 || rate == 0 ? null : Duration.ofMillis((long) (1000 * due / rate));
    }
}
