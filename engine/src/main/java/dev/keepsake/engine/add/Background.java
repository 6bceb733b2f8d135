package dev.keepsake.engine.add;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out submissions that nobody waits for, a few at a time, each on a virtual thread. One that has to wait for a store
 * or a model to come back gives its place to the others meanwhile. What is still waiting when the engine closes is picked up
 * at the next start; nothing is lost by it.
 */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Ingestion ingestion;
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final RunningCount running = new RunningCount();
    private final Retries retries = new Retries();
    private final Set<EpisodeId> begun = ConcurrentHashMap.newKeySet();

    public Background(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /** Begins to carry it out, unless that has begun already; returns at once. */
    public void begin(Submission submission) {
        EpisodeId episode = submission.episode().id();
        if (!begun.add(episode)) {
            return;
        }
        running.begin();
        Phases phases = ingestion.phases().here();
        Thread.ofVirtual().name("keepsake-add-" + episode).start(() -> {
            try {
                carryOut(submission, phases);
            } finally {
                begun.remove(episode);
                running.end();
            }
        });
    }

    private void carryOut(Submission submission, Phases phases) {
        try {
            boolean ended = false;
            for (int attempt = 1; !ended && !retries.areOver(); attempt++) {
                long begins = retries.wakes();
                ended = attemptInPlace(submission, phases);
                if (!ended) {
                    retries.await(attempt, begins);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attemptInPlace(Submission submission, Phases phases) throws InterruptedException {
        places.acquire();
        try {
            return attempt(submission, phases);
        } finally {
            places.release();
        }
    }

    /** Whether the submission has come to an end, good or bad. */
    private boolean attempt(Submission submission, Phases phases) {
        try {
            phases.told(Phase.JOB, step -> {
                step.concerns("keepsake.episode.id", submission.episode().id());
                return ingestion.carryOut(submission, Deadline.NONE);
            });
            return true;
        } catch (KeepsakeException failed) {
            return mayPass(failed.category())
                    ? later(submission, failed)
                    : end(submission, failed.getMessage(), failed);
        } catch (RuntimeException defect) {
            // Nobody waits for this thread: the operation is where the failure has to be seen.
            return end(submission, "a defect of this program", defect);
        }
    }

    private static boolean later(Submission submission, KeepsakeException failed) {
        LOG.warn("Add {} waits and is tried again: {}", submission.episode().id(), failed.getMessage());
        return false;
    }

    /** Whether its end could be written down. */
    private boolean end(Submission submission, String error, RuntimeException cause) {
        LOG.error(
                "Add {} has failed; its messages are kept", submission.episode().id(), cause);
        try {
            ingestion.giveUp(submission, error);
            return true;
        } catch (KeepsakeException unwritten) {
            return mayPass(unwritten.category()) ? later(submission, unwritten) : true;
        }
    }

    private static boolean mayPass(ErrorCategory category) {
        return switch (category) {
            case STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED, CONFLICT -> true;
            case INVALID_REQUEST, NOT_FOUND, CONFIGURATION, INTERNAL -> false;
        };
    }

    /** Tries at once what waits for a store or a model to come back. */
    public void retryNow() {
        retries.wake();
    }

    /** Waits until everything begun so far has come to an end. */
    public void drain() {
        running.awaitNone();
    }

    /** Lets what is running finish and begins nothing more. */
    @Override
    public void close() {
        retries.end();
        running.awaitNone();
    }
}
