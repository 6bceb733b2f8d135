package dev.keepsake.engine.add;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out submissions that nobody waits for, a few at a time, each on a virtual thread. What is still waiting when the
 * engine closes is picked up at the next start; nothing is lost by it.
 */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Ingestion ingestion;
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final RunningCount running = new RunningCount();
    private final CountDownLatch closing = new CountDownLatch(1);

    public Background(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /** Begins to carry it out; returns at once. */
    public void begin(Submission submission) {
        running.begin();
        Thread.ofVirtual().name("keepsake-add-" + submission.episode().id()).start(() -> {
            try {
                carryOut(submission);
            } finally {
                running.end();
            }
        });
    }

    private void carryOut(Submission submission) {
        try {
            places.acquire();
            try {
                boolean stopped = closing.getCount() == 0;
                while (!stopped && !attempt(submission)) {
                    stopped = closing.await(RETRY_AFTER.toSeconds(), TimeUnit.SECONDS);
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the submission has come to an end, good or bad. */
    private boolean attempt(Submission submission) {
        try {
            ingestion.carryOut(submission, Deadline.NONE);
            return true;
        } catch (KeepsakeException failed) {
            if (mayPass(failed.category())) {
                LOG.warn(
                        "Add {} waits and is tried again: {}",
                        submission.episode().id(),
                        failed.getMessage());
                return false;
            }
            end(submission, failed.getMessage(), failed);
            return true;
        } catch (RuntimeException defect) {
            // Nobody waits for this thread: the operation is where the failure has to be seen.
            end(submission, "a defect of this program", defect);
            return true;
        }
    }

    private void end(Submission submission, String error, RuntimeException cause) {
        LOG.error(
                "Add {} has failed; its messages are kept", submission.episode().id(), cause);
        ingestion.giveUp(submission, error);
    }

    private static boolean mayPass(ErrorCategory category) {
        return switch (category) {
            case STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED, CONFLICT -> true;
            case INVALID_REQUEST, NOT_FOUND, CONFIGURATION, INTERNAL -> false;
        };
    }

    /** Waits until everything begun so far has come to an end. */
    public void drain() {
        running.awaitNone();
    }

    /** Lets what is running finish and begins nothing more. */
    @Override
    public void close() {
        closing.countDown();
        running.awaitNone();
    }
}
