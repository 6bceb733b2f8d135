package dev.keepsake.engine.migrate;

import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what lacks a vector get one, in the background: one thread, portion by portion with a pause after each, so that searches and
 * writes have their share of the machine. Begins where it was after a restart, because what is due lies in the store; tries again
 * when the embedder is away. Removes in the same way what is to be dropped.
 */
final class Filler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Filler.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration EMBED_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 30;
    private static final int DROPPED_AT_ONCE = 200;

    private final MigrationStore store;
    private final Pairings pairings;
    private final Seconds seconds;
    private final Filling filling;
    private final Pace pace;
    private final Thread thread;
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** When another embedder was taken into use in this process, and whether that has happened. */
    private volatile long switchedAt;

    private volatile boolean switched;

    /** Touched by the filler's thread only. */
    private int failures;

    /** Whether the store may have a failure noted; touched by the filler's thread only. */
    private boolean noted;

    Filler(MigrationStore store, Pairings pairings, Seconds seconds, Filling filling, Pace pace) {
        this.store = store;
        this.pairings = pairings;
        this.seconds = seconds;
        this.filling = filling;
        this.pace = pace;
        thread = Thread.ofPlatform().daemon().name("keepsake-second-index").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Says that there may be something to do. */
    void nudge() {
        nudges.release();
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
                recovered();
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
        Optional<EmbeddingMigration> migration = store.current();
        if (migration.isEmpty()) {
            return false;
        }
        EmbeddingMigration now = migration.get();
        if (now.phase() == Phase.DROPPING) {
            return drop(now);
        }
        noted |= now.lastError() != null;
        boolean any = filling.portion(pairings.current(), pace.portion(), Deadline.after(EMBED_WITHIN));
        seconds.open(now);
        Optional<Pairing> second = pairings.second();
        if (second.isPresent()) {
            any |= filling.portion(second.get(), pace.portion(), Deadline.after(EMBED_WITHIN));
        }
        if (!any && now.phase() == Phase.FILLING) {
            store.ready();
        }
        return any;
    }

    private boolean drop(EmbeddingMigration migration) {
        Pairing stays = pairings.current();
        if (filling.portion(stays, pace.portion(), Deadline.after(EMBED_WITHIN))) {
            return true;
        }
        if (switched && System.nanoTime() - switchedAt < pace.grace().toNanos()) {
            return false;
        }
        seconds.discard(migration, stays.id());
        return !filling.paused(() -> store.drop(DROPPED_AT_ONCE));
    }

    private void recovered() {
        failures = 0;
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
        Duration wait = failure.retryAfter().orElse(pace.retryAfter().multipliedBy(factor));
        if (failures == 1) {
            LOG.warn("The second index cannot be filled now, trying again: {}", new FailureTrace(failure));
        }
        try {
            store.note(failure.category() + ": " + failure.getMessage());
        } catch (KeepsakeException storeAway) {
            failure.addSuppressed(storeAway);
        }
        return wait;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
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
        closed.countDown();
        nudge();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
