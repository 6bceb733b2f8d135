package dev.keepsake.engine.migrate;

import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.DimensionMismatch;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what lacks a vector get one, in the background: one thread, portion by portion with a pause after each, so that searches and
 * writes have their share of the machine. Begins where it was after a restart, because what is due lies in the store; tries again
 * when the embedder is away, and stops when somebody else answers in its name. Removes in the same way what is to be dropped.
 */
final class Filler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Filler.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 30;
    private static final int DROPPED_AT_ONCE = 200;

    private final MigrationStore store;
    private final Pairings pairings;
    private final Seconds seconds;
    private final Portions portions;
    private final Filling filling;
    private final Retrial retrial;
    private final Pace pace;
    private final Thread thread;
    private final Semaphore nudges = new Semaphore(0);

    /** What ends a wait after a failure before its time: somebody asks for another attempt, or the end has come. */
    private final Semaphore resumed = new Semaphore(0);

    private volatile boolean closed;

    /** When another embedder was taken into use in this process, and whether that has happened. */
    private volatile long switchedAt;

    private volatile boolean switched;

    private volatile Told told = new Told(Activity.RESTING, null);

    /** Of which embedder no vectors are asked for until somebody says so. */
    private volatile @Nullable EmbedderId stopped;

    /** Touched by the filler's thread only. */
    private int failures;

    /** Whether the store may have a failure noted; touched by the filler's thread only. */
    private boolean noted;

    /**
     * What it is doing.
     *
     * @param reason why it is not, or null
     */
    record Told(Activity activity, @Nullable String reason) {}

    Filler(Seconds seconds, Portions portions, Filling filling, Pace pace) {
        this.store = seconds.store();
        this.pairings = seconds.pairings();
        this.seconds = seconds;
        this.portions = portions;
        this.filling = filling;
        this.retrial = new Retrial(store, pairings, portions, pace.portion());
        this.pace = pace;
        thread = Thread.ofPlatform().daemon().name("keepsake-second-index").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** What it is doing now. */
    Told told() {
        Told now = told;
        return now.activity() == Activity.RESTING && retrial.isPending() ? new Told(Activity.WORKING, null) : now;
    }

    /** Says that there may be something to do. */
    void nudge() {
        nudges.release();
    }

    /** Tries at once what it waits with or has stopped. */
    void resume() {
        stopped = null;
        resumed.release();
        nudge();
    }

    /** Tries again what is set aside. */
    void retry() {
        retrial.begin();
        resume();
    }

    /** Another embedder was taken into use; writes that began with the one before have a while to end before that is dropped. */
    void switched() {
        switchedAt = System.nanoTime();
        switched = true;
        nudge();
    }

    private void work() {
        Duration pause = Duration.ZERO;
        while (!closedWithin(pause)) {
            try {
                long begin = System.nanoTime();
                boolean more = step();
                long took = System.nanoTime() - begin;
                recovered(more);
                pause = more ? Duration.ofNanos((long) (took * pace.rest())) : Duration.ZERO;
                if (!more) {
                    awaitNudge();
                }
            } catch (KeepsakeException failed) {
                pause = failed(failed);
            } catch (RuntimeException defect) {
                // Whoever looks at the status has to hear of it, whatever it was; the thread lives on and tries again.
                pause = failed(
                        new KeepsakeException(ErrorCategory.INTERNAL, "The second index cannot be filled", defect));
            }
        }
    }

    /** Whether there may be more to do at once. */
    private boolean step() {
        EmbeddingMigration now = store.current().orElse(null);
        if (now != null && now.phase() == Phase.DROPPING) {
            return drop(now);
        }
        noted |= now != null && now.lastError() != null;
        // What fails for one embedder must not keep the other one waiting.
        Attempted attempted = new Attempted();
        attempted.portion(pairings.current());
        if (now != null) {
            attempted.second(now);
        }
        if (attempted.failure != null) {
            throw attempted.failure;
        }
        if (!attempted.any && now != null && now.phase() == Phase.FILLING) {
            store.ready();
        }
        return attempted.any || retrial.portion();
    }

    /** What became of the portions of one step. */
    private final class Attempted {

        private boolean any;
        private @Nullable KeepsakeException failure;

        void portion(Pairing pairing) {
            if (pairing.id().equals(stopped)) {
                return;
            }
            try {
                any |= portions.next(pairing, pace.portion());
            } catch (DimensionMismatch other) {
                stop(pairing.id(), other);
            } catch (KeepsakeException failed) {
                failure = failure == null ? failed : failure;
            }
        }

        void second(EmbeddingMigration now) {
            try {
                seconds.open(now);
            } catch (KeepsakeException failed) {
                failure = failure == null ? failed : failure;
            }
            pairings.second().ifPresent(this::portion);
        }
    }

    private void stop(EmbedderId embedder, KeepsakeException why) {
        stopped = embedder;
        String reason = why.category() + ": " + why.getMessage();
        told = new Told(Activity.STOPPED, reason);
        LOG.error("No more vectors of {} are made: {}", embedder, reason);
        noted = true;
        store.note(reason);
    }

    private boolean drop(EmbeddingMigration migration) {
        Pairing stays = pairings.current();
        if (portions.next(stays, pace.portion())) {
            return true;
        }
        if (switched && System.nanoTime() - switchedAt < pace.grace().toNanos()) {
            return false;
        }
        seconds.discard(migration, stays.id());
        boolean done = filling.paused(() -> store.drop(DROPPED_AT_ONCE));
        if (done) {
            stopped = null;
        }
        return !done;
    }

    private void recovered(boolean more) {
        failures = 0;
        if (stopped != null) {
            return;
        }
        told = new Told(more ? Activity.WORKING : Activity.RESTING, null);
        if (noted) {
            store.note(null);
            noted = false;
        }
    }

    private Duration failed(KeepsakeException failure) {
        failures++;
        noted = true;
        int doublings = Math.min(failures - 1, 10);
        long factor = Math.min(1L << doublings, MOST_DOUBLINGS);
        // A provider may ask to be left alone for a year.
        Duration longest = pace.retryAfter().multipliedBy(MOST_DOUBLINGS);
        Duration wanted = failure.retryAfter().orElse(pace.retryAfter().multipliedBy(factor));
        Duration wait = wanted.compareTo(longest) < 0 ? wanted : longest;
        String reason = failure.category() + ": " + failure.getMessage();
        if (stopped == null) {
            told = new Told(Activity.WAITING, reason);
        }
        if (failures == 1) {
            LOG.warn("The second index cannot be filled now, trying again: {}", new FailureTrace(failure));
        }
        try {
            store.note(reason);
        } catch (KeepsakeException storeAway) {
            failure.addSuppressed(storeAway);
        }
        return wait;
    }

    private boolean closedWithin(Duration pause) {
        try {
            if (!closed && resumed.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                resumed.drainPermits();
                failures = 0;
            }
            return closed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void awaitNudge() {
        try {
            if (store.current().isEmpty()) {
                nudges.acquire();
            } else {
                boolean nudged = nudges.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (!nudged) {
                    return;
                }
            }
            nudges.drainPermits();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the portion under way. */
    @Override
    public void close() {
        closed = true;
        resumed.release();
        nudge();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
