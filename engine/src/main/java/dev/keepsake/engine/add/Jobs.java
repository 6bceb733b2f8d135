package dev.keepsake.engine.add;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looking after what is not done yet: what there is, and whether it is tried again or given up. */
public final class Jobs {

    private static final int PORTION = 500;

    private final JobStore jobs;
    private final Ingestion ingestion;
    private final Background background;
    private final Clock clock;

    public Jobs(JobStore jobs, Ingestion ingestion, Background background, Clock clock) {
        this.jobs = jobs;
        this.ingestion = ingestion;
        this.background = background;
        this.clock = clock;
    }

    public Page<Job> list(ProjectId project, Job.@Nullable State state, PageRequest page) {
        return jobs.list(project, state, clock.instant(), page);
    }

    public Optional<Job> get(ProjectId project, UUID id) {
        return jobs.get(project, id, clock.instant());
    }

    /** How many there are, by project. */
    public List<JobsStatus> everyStatus() {
        return jobs.everyStatus(clock.instant());
    }

    /** Tries a job at once; one that is running is left alone. */
    public Job retry(ProjectId project, UUID id) {
        Job job = find(project, id);
        if (job.state() == Job.State.RUNNING) {
            return job;
        }
        Job again = job.revived(clock.instant());
        if (!jobs.keep(again)) {
            throw unknown(id);
        }
        background.wake();
        return again;
    }

    /** Tries every dead job of a project at once; how many there were. */
    public int retryDead(ProjectId project) {
        Instant now = clock.instant();
        int retried = 0;
        for (Job job : dead(project, now)) {
            retried += jobs.keep(job.revived(now)) ? 1 : 0;
        }
        background.wake();
        return retried;
    }

    /** All of them, before the first is tried: what dies of it at once is not tried again, and again. */
    private List<Job> dead(ProjectId project, Instant now) {
        List<Job> dead = new ArrayList<>();
        List<Job> page;
        int number = 1;
        do {
            page = jobs.list(project, Job.State.DEAD, now, new PageRequest(number++, PORTION))
                    .items();
            dead.addAll(page);
        } while (page.size() == PORTION);
        return dead;
    }

    /** Gives a job up; its operation has failed, and its messages stay kept. */
    public Operation discard(ProjectId project, UUID id) {
        Job job = find(project, id);
        if (job.state() == Job.State.RUNNING) {
            throw new KeepsakeException(
                    ErrorCategory.CONFLICT,
                    "The job " + id + " is being carried out and cannot be discarded now; look again in a moment");
        }
        Job.Failure failure = job.tries().failure();
        String why =
                "Discarded by request after " + job.tries().attempts() + " attempts in vain; its messages are kept."
                        + (failure == null ? "" : " The last attempt: " + failure.message());
        return job.state() == Job.State.DEAD && job.task().kind() == Job.Kind.ADD
                ? forgotten(job, why)
                : ingestion.giveUp(job, why);
    }

    /** The operation of a dead add has failed already, and its turns are found if they can be. */
    private Operation forgotten(Job job, String why) {
        Job.Failure failure = job.tries().failure();
        ErrorCategory category = failure == null ? ErrorCategory.INTERNAL : failure.category();
        Job ended = new Job(
                job.project(),
                job.id(),
                job.task(),
                job.createdAt(),
                new Job.Tries(
                        job.tries().attempts(),
                        job.tries().since(),
                        job.tries().due(),
                        new Job.Failure(category, why),
                        job.tries().expense()),
                Job.State.DEAD);
        jobs.keep(ended);
        jobs.forget(job.project(), job.id());
        return ingestion.kept(job.project(), job.id());
    }

    private Job find(ProjectId project, UUID id) {
        return get(project, id).orElseThrow(() -> unknown(id));
    }

    private static KeepsakeException unknown(UUID id) {
        return KeepsakeException.notFound("The project has no job " + id
                + "; it may have been done or discarded meanwhile. GET its event, or list jobs");
    }
}
