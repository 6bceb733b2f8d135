package dev.keepsake.engine.add;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Decides what becomes of a job after an attempt in vain: it waits for its next one, or it is dead. */
final class FailedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);

    private final JobStore jobs;
    private final Ingestion ingestion;
    private final JobRules rules;
    private final Backoff backoff;
    private final InstantSource time;

    FailedAttempts(JobStore jobs, Ingestion ingestion, JobRules rules, Backoff backoff, InstantSource time) {
        this.jobs = jobs;
        this.ingestion = ingestion;
        this.rules = rules;
        this.backoff = backoff;
        this.time = time;
    }

    /**
     * Keeps what became of an attempt.
     *
     * @param atOnce whether somebody asked for another attempt while this one ran
     * @throws KeepsakeException when that cannot be kept
     */
    void note(Job job, RuntimeException failed, boolean atOnce) {
        Job.Failure failure = failed instanceof KeepsakeException told
                ? new Job.Failure(told.category(), told.getMessage())
                : new Job.Failure(
                        ErrorCategory.INTERNAL,
                        "A defect of this program (" + failed.getClass().getName() + "); its log has more");
        Instant now = time.instant();
        int attempts = job.tries().attempts() + 1;
        if (!mayPass(failure.category())
                || attempts >= rules.attempts()
                || !now.isBefore(job.tries().since().plus(rules.oldest()))) {
            bury(job, failure, failed, now);
            return;
        }
        Optional<Duration> retryAfter = failed instanceof KeepsakeException told ? told.retryAfter() : Optional.empty();
        Duration wait = atOnce ? Duration.ZERO : backoff.after(attempts, retryAfter);
        if (jobs.keep(job.failed(failure, now.plus(wait)))) {
            // Once is enough: an outage has as many jobs as there are adds, and each fails again and again.
            LOG.atLevel(attempts == 1 ? Level.WARN : Level.DEBUG)
                    .log("Job {} waits {} and is tried again: {}", job.id(), wait, failure.message());
        }
    }

    private void bury(Job job, Job.Failure failure, RuntimeException failed, Instant now) {
        String told = failure.message() + " " + obstacle(job);
        boolean kept = jobs.keep(job.dead(new Job.Failure(failure.category(), told.strip()), now));
        if (kept) {
            LOG.error(
                    "Job {} is dead; its messages are kept, and it can be retried: {}",
                    job.id(),
                    new FailureTrace(failed));
        }
    }

    /** What keeps its turns from being found by a search, or the empty text. */
    private String obstacle(Job job) {
        try {
            return ingestion.makeFindable(job);
        } catch (KeepsakeException failed) {
            return "Its turns cannot be found by a search: " + failed.getMessage();
        }
    }

    private static boolean mayPass(ErrorCategory category) {
        return switch (category) {
            case STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED, CONFLICT -> true;
            case INVALID_REQUEST, NOT_FOUND, CONFIGURATION, INTERNAL -> false;
        };
    }
}
