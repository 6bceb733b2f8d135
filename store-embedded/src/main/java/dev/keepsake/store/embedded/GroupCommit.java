package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. Callers hand it pieces of work and wait; whatever is waiting when it looks becomes one transaction with
 * one commit, so the price of reaching the disk is shared. Each piece runs in a savepoint of its own: one that fails takes
 * nothing with it but itself. A caller goes on when its piece is on the disk, not before; an interrupt does not make it go
 * on earlier, because then it could not know what became of the piece.
 */
final class GroupCommit implements AutoCloseable {

    /** Enough to make the commit's share small, few enough that the first caller does not wait for the last. */
    private static final int LARGEST_GROUP = 256;

    private final Path file;
    private final Session session;
    private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock door = new ReentrantLock();
    private final Thread writer;
    private final Piece<Boolean> stop = new Piece<>(anySession -> true);
    private boolean closed;
    /** Of the writer thread alone. */
    private @Nullable KeepsakeException diskFailure;
    /** Written by the writer thread alone. */
    private volatile boolean lastFailed;

    GroupCommit(Path file, Session session) {
        this.file = file;
        this.session = session;
        this.writer = Thread.ofPlatform().name("keepsake-writer").daemon().unstarted(this::writeUntilStopped);
        writer.start();
    }

    /** Runs {@code work} in a transaction and returns when it is committed. */
    <T> T write(Work<T> work) {
        if (Thread.currentThread().equals(writer)) {
            throw new IllegalStateException("A piece of work cannot wait for another one of the same writer");
        }
        Piece<T> piece = new Piece<>(work);
        enqueue(piece);
        return piece.await();
    }

    /** Whether the last piece of work failed by the fault of the file or its disk. */
    boolean lastFailed() {
        return lastFailed;
    }

    /** Writes what is waiting, then stops. */
    @Override
    public void close() {
        door.lock();
        try {
            if (!closed) {
                closed = true;
                waiting.add(stop);
            }
        } finally {
            door.unlock();
        }
        stop.awaitFinish();
    }

    private void enqueue(Piece<?> piece) {
        door.lock();
        try {
            if (closed) {
                throw StorageFailure.closed(file);
            }
            waiting.add(piece);
        } finally {
            door.unlock();
        }
    }

    private void writeUntilStopped() {
        try {
            boolean open = true;
            while (open) {
                List<Piece<?>> group = next();
                // Nothing can be queued behind the stop, so everything before it is in this group.
                open = !group.remove(stop);
                commitOrFail(group);
            }
        } finally {
            refuseWhatIsWaiting();
            stop.finish();
        }
    }

    /** A defect of the writer itself must not leave its callers waiting. */
    private void commitOrFail(List<Piece<?>> group) {
        try {
            commit(group);
        } catch (RuntimeException | Error defect) {
            failAll(group, defect);
            throw defect;
        }
    }

    private void refuseWhatIsWaiting() {
        door.lock();
        try {
            closed = true;
            List<Piece<?>> late = new ArrayList<>();
            waiting.drainTo(late);
            failAll(late, StorageFailure.closed(file));
        } finally {
            door.unlock();
        }
    }

    private List<Piece<?>> next() {
        List<Piece<?>> group = new ArrayList<>();
        while (group.isEmpty()) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException nobodysBusiness) {
                // The thread is ours and ends by its stop piece only; whoever interrupts it would lose callers.
                continue;
            }
            waiting.drainTo(group, LARGEST_GROUP - 1);
        }
        return group;
    }

    private void commit(List<Piece<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        if (diskFailure != null) {
            failAll(group, diskFailure);
            return;
        }
        try {
            session.execute("BEGIN IMMEDIATE");
        } catch (SQLException notNow) {
            failAll(group, notNow);
            return;
        }
        boolean noRoom = false;
        try {
            for (Piece<?> piece : group) {
                noRoom = run(piece);
            }
        } catch (SQLException | RuntimeException | Error lost) {
            session.rollBack(lost);
            afterLosing(group, lost);
            return;
        }
        try {
            session.execute("COMMIT");
        } catch (SQLException | RuntimeException | Error unknown) {
            session.rollBack(unknown);
            failAll(group, unknown(unknown));
            return;
        }
        lastFailed = noRoom;
        group.forEach(Piece::finish);
    }

    /** One piece in its savepoint, and whether the store is why it failed; throws only when the whole transaction is gone. */
    private boolean run(Piece<?> piece) throws SQLException {
        session.execute("SAVEPOINT piece");
        try {
            piece.run(session);
            session.execute("RELEASE piece");
            return false;
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                session.execute("ROLLBACK TO piece");
                session.execute("RELEASE piece");
            } catch (SQLException gone) {
                failure.addSuppressed(gone);
                throw failure;
            }
            Throwable told = told(failure);
            piece.failWith(told);
            return isOurs(told);
        }
    }

    private static boolean isOurs(Throwable told) {
        return told instanceof KeepsakeException known && known.category() == ErrorCategory.STORAGE_UNAVAILABLE;
    }

    /** SQLite gave the whole transaction up, as it does on a full disk: each piece gets a chance, and a fate, of its own. */
    private void afterLosing(List<Piece<?>> group, Throwable lost) {
        if (group.size() == 1) {
            failAll(group, lost);
            return;
        }
        for (Piece<?> piece : group) {
            commit(List.of(piece));
        }
    }

    private void failAll(List<Piece<?>> group, Throwable reason) {
        Throwable told = told(reason);
        lastFailed = isOurs(told);
        for (Piece<?> piece : group) {
            piece.failWith(told);
            piece.finish();
        }
    }

    private Throwable told(Throwable failure) {
        return failure instanceof SQLException sql ? StorageFailure.of(file, sql) : failure;
    }

    private KeepsakeException unknown(Throwable cause) {
        KeepsakeException failure = new KeepsakeException(
                ErrorCategory.STORAGE_UNAVAILABLE,
                "The commit to " + file
                        + " failed and it is unknown whether this write was kept; read it back, or repeat it"
                        + " under the same idempotency key",
                cause);
        if (cause instanceof SQLException sql && StorageFailure.isOfTheDisk(sql)) {
            // After a failed fsync the next one may claim success for pages that never reached the disk.
            diskFailure = StorageFailure.unavailable(
                    "An earlier commit to " + file
                            + " failed on the disk; nothing more is written until the store is closed,"
                            + " the disk checked and the store opened again",
                    cause);
        }
        return failure;
    }
}
