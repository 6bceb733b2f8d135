package dev.keepsake.engine.add;

import dev.keepsake.engine.extract.SenselessReply;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Decides what becomes of a job after an attempt in vain: it waits for its next one, or it is dead. */
final class FailedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);

    /** How often a job has been tried before its age is held against it. */
    private static final int LEAST_OF_OLD = 10;

    private final JobStore jobs;
    private final Ingestion ingestion;
    private final JobRules rules;
    private final Backoff backoff;
    private final Backoff afterNonsense;
    private final InstantSource time;

    /**
     * For the jobs of a store.
     *
     * @param chance a number from 0 to below 1, another one each time
     */
    FailedAttempts(JobStore jobs, Ingestion ingestion, JobRules rules, DoubleSupplier chance, InstantSource time) {
        this.jobs = jobs;
        this.ingestion = ingestion;
        this.rules = rules;
        this.backoff = new Backoff(rules.waits(), chance);
        this.afterNonsense = new Backoff(rules.asking().waits(), chance);
        this.time = time;
    }

    /**
     * An attempt in vain.
     *
     * @param why how it ended
     * @param took what models took for it all the same
     * @param atOnce whether somebody asked for another attempt while this one ran
     */
    record Attempt(RuntimeException why, List<ModelUse> took, boolean atOnce) {

        private boolean madeNoSense() {
            return why instanceof SenselessReply;
        }

        private Job.Failure failure() {
            return failureOf(why);
        }

        private Optional<Duration> retryAfter() {
            return why instanceof KeepsakeException told ? told.retryAfter() : Optional.empty();
        }
    }

    /**
     * Keeps what became of an attempt.
     *
     * @return whether it is tried again
     * @throws KeepsakeException when that cannot be kept
     */
    boolean note(Job job, Attempt attempt) {
        Instant now = time.instant();
        Job paid = job.withExpense(job.tries().expense().and(attempt.madeNoSense(), attempt.took()));
        Job.Failure failure = attempt.failure();
        if (isLast(paid, failure, now) || isLastOfNonsense(paid, attempt)) {
            bury(paid, failure, attempt, now);
            return false;
        }
        Duration wait = wait(paid, attempt);
        if (jobs.keep(paid.failed(failure, now.plus(wait)), new JobStore.Taken(now, attempt.took()))) {
            // Once is enough: an outage has as many jobs as there are adds, and each fails again and again.
            LOG.atLevel(job.tries().attempts() == 0 ? Level.WARN : Level.DEBUG)
                    .log("Job {} waits {} and is tried again: {}", job.id(), wait, failure.message());
        }
        return true;
    }

    private static Job.Failure failureOf(RuntimeException failed) {
        return failed instanceof KeepsakeException told
                ? new Job.Failure(told.category(), storable(told.getMessage()))
                : new Job.Failure(
                        ErrorCategory.INTERNAL,
                        "A defect of this program (" + failed.getClass().getName() + "); its log has more");
    }

    /** A message that somebody cut in the middle of a character could not be kept. */
    static String storable(String message) {
        return new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private boolean isLast(Job job, Job.Failure failure, Instant now) {
        return !mayPass(failure.category()) || job.tries().attempts() + 1 >= rules.attempts() || isOld(job, now);
    }

    /** Time in which nothing ran, or in which a clock was wrong, is none in which it was tried. */
    private boolean isOld(Job job, Instant now) {
        return job.tries().attempts() + 1 >= LEAST_OF_OLD
                && !now.isBefore(job.tries().since().plus(rules.oldest()));
    }

    private boolean isLastOfNonsense(Job job, Attempt attempt) {
        return attempt.madeNoSense()
                && job.tries().expense().senseless() > rules.asking().times();
    }

    private Duration wait(Job job, Attempt attempt) {
        if (attempt.madeNoSense()) {
            return afterNonsense.after(job.tries().expense().senseless(), Optional.empty());
        }
        return attempt.atOnce() ? Duration.ZERO : backoff.after(job.tries().attempts() + 1, attempt.retryAfter());
    }

    private void bury(Job job, Job.Failure failure, Attempt attempt, Instant now) {
        int senseless = job.tries().expense().senseless();
        String why = isLastOfNonsense(job, attempt)
                ? failure.message() + " So ended " + senseless + (senseless == 1 ? " attempt" : " attempts")
                        + ", each at its price; mend or change the model, and retry this job."
                : failure.message();
        String told = why + " " + obstacle(job);
        Job dead = job.dead(new Job.Failure(failure.category(), storable(told.strip())), now);
        if (jobs.keep(dead, new JobStore.Taken(now, attempt.took()))) {
            LOG.error(
                    "Job {} is dead; its messages are kept, and it can be retried: {}",
                    job.id(),
                    new FailureTrace(attempt.why()));
        }
    }

    /** What keeps its turns from being found by a search, or the empty text. */
    private String obstacle(Job job) {
        try {
            return ingestion.makeFindable(job);
        } catch (KeepsakeException failed) {
            return "Its turns cannot be found by a search: " + failed.getMessage();
        } catch (RuntimeException defect) {
            // Most likely that which the attempt has met. Not buried, the job would be tried again at once, and again.
            return "Its turns cannot be found by a search: " + failureOf(defect).message();
        }
    }

    private static boolean mayPass(ErrorCategory category) {
        return switch (category) {
            case STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED, CONFLICT -> true;
            case INVALID_REQUEST, NOT_FOUND, CONFIGURATION, INTERNAL -> false;
        };
    }
}
