package dev.keepsake.engine.follow;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Deadline;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far the follower has come, where its thread reports and searches wait. */
final class FollowedPosition {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long reached;
    private boolean startingOver;
    private boolean closed;
    private @Nullable KeepsakeException failure;

    FollowedPosition(long reached, boolean startingOver) {
        this.reached = reached;
        this.startingOver = startingOver;
    }

    /** Whether searches may go on that have to see everything up to {@code position}. */
    boolean covers(long position) {
        return locked(() -> reached >= position && !startingOver);
    }

    /**
     * Waits until it {@linkplain #covers covers} {@code position}.
     *
     * @throws KeepsakeException with {@code DEADLINE_EXCEEDED} when that does not happen in time, with the follower's failure
     *     when there is one, with {@code STORAGE_UNAVAILABLE} when the follower is closed
     */
    void await(long position, Deadline deadline) {
        lock.lock();
        try {
            while (reached < position || startingOver) {
                requireAlive();
                if (moved.awaitNanos(deadline.remaining().toNanos()) <= 0) {
                    throw new KeepsakeException(
                            ErrorCategory.DEADLINE_EXCEEDED,
                            "The index stands at " + reached + " and should be at " + position
                                    + "; it did not catch up in time");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "Interrupted while waiting for the index", interrupted);
        } finally {
            lock.unlock();
        }
    }

    private void requireAlive() {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            throw new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, "The index is being closed");
        }
    }

    /** Updates up to here have been applied. */
    void reach(long position) {
        change(() -> reached = position);
    }

    /**
     * Everything there was has been applied, and what had failed has passed.
     *
     * @param fromTheStart whether that began with an empty index; only then has a wish to start over been fulfilled
     */
    void caughtUp(boolean fromTheStart) {
        change(() -> {
            failure = null;
            startingOver = startingOver && !fromTheStart;
        });
    }

    void fail(KeepsakeException broken) {
        change(() -> failure = broken);
    }

    boolean hasFailed() {
        return locked(() -> failure != null);
    }

    /** From now until it has {@linkplain #caughtUp caught up} nothing is covered. */
    void startOver() {
        change(() -> startingOver = true);
    }

    boolean startsOver() {
        return locked(() -> startingOver);
    }

    void close() {
        change(() -> closed = true);
    }

    private void change(Runnable step) {
        locked(() -> {
            step.run();
            moved.signalAll();
            return true;
        });
    }

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
