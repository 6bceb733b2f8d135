package dev.keepsake.store.embedded;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on its way through the writer, and the caller that waits for it. The writer sets what came of it and
 * then finishes it; only after that does the caller look.
 */
final class Piece<T> {

    private final Work<T> work;
    private final CountDownLatch finished = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    Piece(Work<T> work) {
        this.work = work;
    }

    void run(Session session) throws SQLException {
        failure = null;
        result = work.in(session);
    }

    /** Says why it failed; too late once it is finished. */
    void failWith(Throwable reason) {
        if (finished.getCount() > 0) {
            failure = reason;
        }
    }

    void finish() {
        finished.countDown();
    }

    /** Waits until the piece is finished and gives back what came of it. */
    T await() {
        awaitFinish();
        return outcome();
    }

    /** Waits as long as it takes; an interrupt is kept for the caller to see afterwards. */
    void awaitFinish() {
        boolean interrupted = false;
        while (finished.getCount() > 0) {
            try {
                finished.await();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private T outcome() {
        return switch (failure) {
            case null -> Objects.requireNonNull(result, "a piece of work that came to nothing");
            case RuntimeException refused -> throw refused;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException("A failure that should have been put in our words", failure);
        };
    }
}
