package dev.keepsake.store.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * A few read-only connections, lent for one snapshot each. A call into SQLite holds its carrier thread, so there are only
 * about as many as processors; further readers wait without holding one.
 */
final class ReadPool implements AutoCloseable {

    private final Path file;
    private final int size;
    private final Semaphore free;
    private final Deque<Session> idle;
    private volatile boolean closed;

    ReadPool(Path file, List<Session> sessions) {
        this.file = file;
        this.size = sessions.size();
        this.free = new Semaphore(size);
        this.idle = new ConcurrentLinkedDeque<>(sessions);
    }

    /** Runs {@code work} on one consistent snapshot of everything committed so far. */
    <T> T read(Work<T> work) {
        acquire();
        try {
            Session session = idle.pop();
            try {
                return inSnapshot(session, work);
            } finally {
                idle.push(session);
            }
        } catch (SQLException failure) {
            throw StorageFailure.of(file, failure);
        } finally {
            free.release();
        }
    }

    /** Waits for the reads under way, then closes the connections. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        free.acquireUninterruptibly(size);
        try {
            for (Session session : idle) {
                session.close();
            }
        } catch (SQLException failure) {
            throw StorageFailure.of(file, failure);
        } finally {
            free.release(size);
        }
    }

    private void acquire() {
        try {
            free.acquire();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw StorageFailure.unavailable(
                    "Interrupted while waiting to read " + file + "; nothing was read", interrupt);
        }
        if (closed) {
            free.release();
            throw StorageFailure.closed(file);
        }
    }

    private static <T> T inSnapshot(Session session, Work<T> work) throws SQLException {
        session.execute("BEGIN");
        try {
            T result = work.in(session);
            session.execute("ROLLBACK");
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            session.rollBack(failure);
            throw failure;
        }
    }
}
