package dev.keepsake.engine.follow;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Projection;
import dev.keepsake.store.ChangeLog;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private static final long PERSIST_AFTER_CHANGES = 4_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final ChangeLog log;
    private final Projection projection;
    private final FollowedPosition position;
    private final Phases phases;
    private final Thread thread;
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Touched by the follower's thread only. */
    private long persisted;

    /** Why the thread woke up. */
    private enum Wake {
        NUDGED,
        QUIET,
        CLOSE
    }

    public IndexFollower(ChangeLog log, Projection projection) {
        this(log, projection, Phases.UNWATCHED);
    }

    public IndexFollower(ChangeLog log, Projection projection, Phases phases) {
        this.log = log;
        this.projection = projection;
        this.phases = phases;
        persisted = projection.position();
        // An index that is ahead of its store belongs to another life of it, as after restoring an older backup.
        position = new FollowedPosition(persisted, persisted > log.head());
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
     * Waits until the index has reached {@code wanted}.
     *
     * @throws KeepsakeException with {@code DEADLINE_EXCEEDED} when it does not in time, with {@code STORAGE_UNAVAILABLE} when
     *     the index cannot be written
     */
    public void awaitPosition(long wanted, Deadline deadline) {
        if (!position.covers(wanted)) {
            nudge();
            position.await(wanted, deadline);
        }
    }

    /** How many entries of the log are not in the index yet; 0 when it is in step. */
    public long behind() {
        return Math.max(0, log.head() - projection.position());
    }

    /** Whether the index cannot be brought in step now; it is tried again and again. */
    public boolean isFailing() {
        return position.hasFailed();
    }

    /** Whether {@code wanted} has been reached already. */
    public boolean covers(long wanted) {
        return position.covers(wanted);
    }

    /** Empties the index and replays the whole log into it; returns when it has caught up. */
    public void rebuild() {
        position.startOver();
        catchUp();
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
            if (position.hasFailed() && closed.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
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

    /** Whether there was anything new. */
    private boolean applyWhatIsNew() {
        long before = projection.position();
        boolean fromTheStart = position.startsOver();
        if (fromTheStart) {
            projection.clear();
            persisted = 0;
        }
        ChangeLog.Batch batch = log.after(projection.position(), PORTION);
        while (batch.position() > projection.position()) {
            ChangeLog.Batch portion = batch;
            phases.during(Phase.INDEX_APPLY, () -> projection.apply(portion.updates(), portion.position()));
            position.reach(batch.position());
            if (batch.position() - persisted > PERSIST_AFTER_CHANGES) {
                persist();
            }
            batch = log.after(projection.position(), PORTION);
        }
        position.caughtUp(fromTheStart);
        return projection.position() != before;
    }

    private void persist() {
        if (projection.position() != persisted) {
            phases.during(Phase.INDEX_PERSIST, projection::persist);
            persisted = projection.position();
        }
    }

    private void report(KeepsakeException broken) {
        LOG.warn("The index cannot follow the store, trying again in {}: {}", RETRY_AFTER, new FailureTrace(broken));
        position.fail(broken);
    }

    /** Stops following and persists what was applied. */
    @Override
    public void close() {
        closed.countDown();
        nudge();
        position.close();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        projection.persist();
    }
}
