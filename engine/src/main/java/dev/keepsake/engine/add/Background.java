package dev.keepsake.engine.add;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the jobs of a store, a few at a time, each on a virtual thread. One thread sleeps until the next one is due, or until
 * there is news. One that has to wait for a store or a model to come back gives its place to the others meanwhile. What is waiting
 * when the engine closes is in the store; nothing is lost by it.
 */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** How long nobody else tries what somebody carries out; more than any attempt should take. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    /** How soon to look again for a job that is due and held by another engine. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** How often what somebody carries out is held for longer. */
    private static final Duration EXTEND_EVERY = LEASE.dividedBy(3);

    private static final Duration LONGEST_SLEEP = EXTEND_EVERY;
    private static final Duration DRAINING = Duration.ofMillis(100);

    private final Ingestion ingestion;
    private final JobStore jobs;
    private final JobRules rules;
    private final ForwardTime time;
    private final FailedAttempts failures;
    private final Semaphore places;
    private final RunningCount running = new RunningCount();
    private final News news = new News();
    /** Who holds what is not carried out any more and could not be given back. */
    private final Set<UUID> ungiven = ConcurrentHashMap.newKeySet();
    /** Of how many jobs it cannot be kept what became of them. */
    private final AtomicInteger unkept = new AtomicInteger();

    private final Thread loop = Thread.ofVirtual().name("keepsake-jobs").unstarted(this::run);
    /** Who carries something out. */
    private final Set<UUID> holders = ConcurrentHashMap.newKeySet();

    /** Of the loop alone. */
    private @Nullable ProjectId lastTurn;
    /** Of the loop alone. */
    private Instant extended = Instant.EPOCH;

    /**
     * For the jobs of a store; begins with {@link #start}.
     *
     * @param chance a number from 0 to below 1, another one each time
     */
    public Background(Ingestion ingestion, JobStore jobs, JobRules rules, Clock clock, DoubleSupplier chance) {
        this.ingestion = ingestion;
        this.jobs = jobs;
        this.rules = rules;
        this.time = new ForwardTime(clock);
        this.failures = new FailedAttempts(jobs, ingestion, rules, chance, time);
        this.places = new Semaphore(rules.concurrency());
    }

    /** Begins with what is due. */
    public void start() {
        loop.start();
    }

    private void run() {
        try {
            while (!news.isOver()) {
                long seen = news.count();
                news.await(beginDue(), seen);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins what is due and has a place; how long there will be nothing more to begin, unless there is news. */
    private Duration beginDue() {
        try {
            giveBackTheRest();
            extendLeases();
            if (news.takeHaste()) {
                jobs.hasten(time.instant());
            }
            // As long as a store keeps nothing, a model would be asked in vain.
            while (unkept.get() == 0 && places.tryAcquire()) {
                if (!beginNext()) {
                    return untilNext();
                }
            }
            return LONGEST_SLEEP;
        } catch (KeepsakeException unreachable) {
            LOG.warn("Cannot look for jobs now, and tries again: {}", unreachable.getMessage());
            return rules.waits().first();
        } catch (RuntimeException defect) {
            // Nobody waits for this thread, and without it no job would ever be carried out.
            LOG.error("Looking for jobs has failed, and is tried again: {}", new FailureTrace(defect));
            return rules.waits().first();
        }
    }

    /** Before anything is claimed: a clock may have been set ahead, and what is being carried out must not be begun again. */
    private void extendLeases() {
        Instant now = time.instant();
        if (now.isAfter(extended.plus(EXTEND_EVERY))) {
            jobs.extend(Set.copyOf(holders), now.plus(LEASE));
            extended = now;
        }
    }

    /** Takes the next job into a place that was acquired, or gives the place back. */
    private boolean beginNext() {
        boolean begun = false;
        JobStore.Lease lease = lease(false);
        try {
            long seen = news.hastes();
            Optional<Job> next = jobs.claim(time.instant(), lease, lastTurn);
            begun = next.isPresent();
            next.ifPresent(job -> {
                lastTurn = job.project();
                begin(job, lease, seen);
            });
            return begun;
        } catch (KeepsakeException unknown) {
            // It may have been claimed all the same.
            giveBack(lease.holder());
            throw unknown;
        } finally {
            if (!begun) {
                places.release();
                holders.remove(lease.holder());
            }
        }
    }

    private Duration untilNext() {
        Instant now = time.instant();
        Duration wait = jobs.nextDue(now)
                .map(due -> Duration.between(now, due))
                .filter(left -> left.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
        return wait.isPositive() ? wait : LOOK_AGAIN;
    }

    private void begin(Job job, JobStore.Lease lease, long seen) {
        running.begin();
        Thread.ofVirtual().name("keepsake-job-" + job.id()).start(() -> {
            try {
                attemptInPlace(job, seen);
            } finally {
                giveBack(lease.holder());
                running.end();
                news.tell();
            }
        });
    }

    private void attemptInPlace(Job job, long seen) {
        boolean inPlace = true;
        try {
            Spending spending = new Spending();
            RuntimeException failed = attempt(job, spending);
            if (failed != null && !note(job, failed, spending, seen)) {
                inPlace = false;
                noteLater(job, failed, spending, seen);
            }
        } finally {
            if (inPlace) {
                places.release();
            }
        }
    }

    /** Why it was in vain, or null. Nobody waits for this thread: the job is where every failure has to be seen. */
    private @Nullable RuntimeException attempt(Job job, Spending spending) {
        try {
            ingestion.phases().told(Phase.JOB, step -> {
                step.concerns("keepsake.episode.id", job.task().episode());
                return ingestion.carryOut(job, spending, Deadline.NONE);
            });
            return null;
        } catch (RuntimeException failed) {
            return failed;
        } catch (Error defect) {
            // Unsaid, it would be tried again at once, and again.
            return new IllegalStateException(defect);
        }
    }

    /** Whether what became of the job is kept. */
    private boolean note(Job job, RuntimeException failed, Spending spending, long seen) {
        try {
            failures.note(job, new FailedAttempts.Attempt(failed, spending.used(), news.hastes() != seen));
            return true;
        } catch (KeepsakeException unkept) {
            LOG.warn("What became of job {} cannot be kept now: {}", job.id(), unkept.getMessage());
            return false;
        }
    }

    /**
     * Notes it as soon as the store keeps it. Tried again before that, a job would ask its model anew each time; meanwhile its lease
     * keeps everybody from it, and nothing else is begun.
     */
    private void noteLater(Job job, RuntimeException failed, Spending spending, long seen) {
        unkept.incrementAndGet();
        places.release();
        try {
            do {
                news.sleep(rules.waits().first());
            } while (!news.isOver() && !note(job, failed, spending, seen));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            unkept.decrementAndGet();
        }
    }

    /** What somebody holds who carries out a job at once: everybody a holder of their own, so that it can be given back unseen. */
    JobStore.Lease lease() {
        return lease(true);
    }

    private JobStore.Lease lease(boolean waiting) {
        UUID holder = UUID.randomUUID();
        holders.add(holder);
        return new JobStore.Lease(holder, time.instant().plus(LEASE), waiting);
    }

    /** Gives back what was held by a lease, and leaves to the others what is not done of it. */
    void giveBack(JobStore.@Nullable Lease lease) {
        if (lease != null) {
            giveBack(lease.holder());
        }
        news.tell();
    }

    private void giveBack(UUID holder) {
        holders.remove(holder);
        try {
            jobs.releaseAll(holder);
        } catch (KeepsakeException unreachable) {
            LOG.warn("A job cannot be given back now, and is later: {}", unreachable.getMessage());
            ungiven.add(holder);
        }
    }

    private void giveBackTheRest() {
        ungiven.removeIf(holder -> {
            jobs.releaseAll(holder);
            return true;
        });
    }

    /** Notes an attempt in vain of a caller who waits for it, so that the next one comes in its time; whether there is one. */
    boolean failed(Submission submission, RuntimeException failed, Spending spending) {
        boolean again = jobs.get(
                        submission.episode().project(),
                        submission.episode().id().value(),
                        time.instant())
                .filter(job -> job.state() != Job.State.DEAD)
                .map(job -> failures.note(job, new FailedAttempts.Attempt(failed, spending.used(), false)))
                .orElse(false);
        news.tell();
        return again;
    }

    /** There is something new to be done. */
    void wake() {
        news.tell();
    }

    /** Tries at once what waits for a store or a model to come back. */
    public void retryNow() {
        news.haste();
    }

    /** Waits until no accepted add is left to do, but dead ones; turns left by a budget are not waited for. */
    public void drain() {
        try {
            while (!news.isOver() && jobs.hasLive(Job.Kind.ADD)) {
                news.await(DRAINING, news.count());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets what is running finish and begins nothing more. */
    @Override
    public void close() {
        news.end();
        try {
            loop.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running.awaitNone();
    }
}
