package dev.keepsake.engine.follow;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Projection;
import dev.keepsake.store.ChangeLog;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a projection in step with the store's log.
 *
 * <p>One thread applies what is new, told by {@link #nudge()} after each write and looking by itself now and then, because
 * another process may write too. A search that must see everything acknowledged before it calls {@link #awaitPosition}. The
 * index is persisted when the log falls quiet or enough has come together; until then a crash only means replaying.
 */
public final class IndexFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int PORTION = 2_000;
    private static final long PERSIST_AFTER_CHANGES = 20_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    /** Why the thread woke up. */
    private enum Wake {
        NUDGED,
        QUIET,
        CLOSE
    }

    private final ChangeLog log;
    private final Projection projection;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Touched by the follower's thread only. */
    private long persisted;

    private boolean rebuilding;
    private long reached;
    private @Nullable KeepsakeException failure;

    public IndexFollower(ChangeLog log, Projection projection) {
        this.log = log;
        this.projection = projection;
        reached = projection.position();
        persisted = reached;
        // An index that is ahead of its store belongs to another life of it, as after restoring an older backup.
        rebuilding = reached > log.head();
        thread = Thread.ofPlatform().daemon().name("keepsake-index").unstarted(this::follow);
    }

    /** Begins to follow. */
    public void start() {
        thread.start();
    }

    /** Says that the log has grown. */
    public void nudge() {
        nudges.release();
    }

    /** Waits until everything in the log now is in the index. */
    public void catchUp() {
        awaitPosition(log.head(), Deadline.NONE);
    }

    /**
     * Waits until the index has reached {@code position}.
     *
     * @throws KeepsakeException with {@code DEADLINE_EXCEEDED} when it does not in time, with {@code STORAGE_UNAVAILABLE} when
     *     the index cannot be written
     */
    public void awaitPosition(long position, Deadline deadline) {
        lock.lock();
        try {
            if (reached < position) {
                nudges.release();
            }
            while (reached < position || rebuilding) {
                if (failure != null) {
                    throw failure;
                }
                if (closed.getCount() == 0) {
                    throw new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, "The index is being closed");
                }
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

    /** Empties the index and replays the whole log into it; returns when it has caught up. */
    public void rebuild() {
        lock.lock();
        try {
            rebuilding = true;
        } finally {
            lock.unlock();
        }
        nudges.release();
        awaitPosition(log.head(), Deadline.NONE);
    }

    private void follow() {
        for (Wake wake = await(); wake != Wake.CLOSE; wake = await()) {
            try {
                boolean moved = applyWhatIsNew();
                if (wake == Wake.QUIET && !moved) {
                    persist();
                }
            } catch (KeepsakeException broken) {
                report(broken);
            } catch (RuntimeException defect) {
                // Whoever waits for the index has to hear of it, whatever it was; the thread lives on and tries again.
                report(new KeepsakeException(ErrorCategory.INTERNAL, "The index cannot follow the store", defect));
            }
        }
    }

    private Wake await() {
        try {
            if (failure() != null && closed.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
                return Wake.CLOSE;
            }
            boolean nudged = nudges.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            nudges.drainPermits();
            return closed.getCount() == 0 ? Wake.CLOSE : nudged ? Wake.NUDGED : Wake.QUIET;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Wake.CLOSE;
        }
    }

    private boolean applyWhatIsNew() {
        long before = projection.position();
        if (rebuildWanted()) {
            projection.clear();
            persisted = 0;
        }
        ChangeLog.Batch batch = log.after(projection.position(), PORTION);
        while (batch.position() > projection.position()) {
            projection.apply(batch.updates(), batch.position());
            reach(batch.position());
            if (batch.position() - persisted > PERSIST_AFTER_CHANGES) {
                persist();
            }
            batch = log.after(projection.position(), PORTION);
        }
        caughtUp();
        return projection.position() != before;
    }

    private void persist() {
        if (projection.position() != persisted) {
            projection.persist();
            persisted = projection.position();
        }
    }

    private boolean rebuildWanted() {
        lock.lock();
        try {
            if (rebuilding) {
                reached = 0;
            }
            return rebuilding;
        } finally {
            lock.unlock();
        }
    }

    private void reach(long position) {
        lock.lock();
        try {
            reached = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void caughtUp() {
        lock.lock();
        try {
            failure = null;
            rebuilding = false;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void report(KeepsakeException broken) {
        LOG.warn("The index cannot follow the store, trying again in {}", RETRY_AFTER, broken);
        lock.lock();
        try {
            failure = broken;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable KeepsakeException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private void signalMoved() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops following and persists what was applied. */
    @Override
    public void close() {
        closed.countDown();
        nudges.release();
        signalMoved();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        projection.persist();
    }
}
