package dev.keepsake.testkit.reference;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class InMemoryJobs implements JobStore {

    private static final Comparator<Job> OLDEST_FIRST =
            Comparator.comparing(Job::createdAt).thenComparing(job -> job.id().toString());

    private final Contents contents;

    InMemoryJobs(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Optional<Job> claim(Instant now, Lease lease, @Nullable ProjectId after) {
        synchronized (contents) {
            Set<Owned> busy = shown(now).stream()
                    .filter(job ->
                            job.state() == Job.State.RUNNING && !lease(job).waiting())
                    .map(this::owned)
                    .collect(Collectors.toSet());
            List<Job> ready = shown(now).stream()
                    .filter(job -> job.state() == Job.State.WAITING
                            && !job.tries().due().isAfter(now)
                            && !busy.contains(owned(job)))
                    .sorted(Comparator.comparing((Job job) -> job.tries().due())
                            .thenComparingInt(job -> job.tries().attempts()))
                    .toList();
            Optional<Job> next = ready.stream()
                    .min(Comparator.comparing(
                                    (Job job) -> after != null && job.project().compareTo(after) <= 0)
                            .thenComparing(Job::project));
            next.ifPresent(job -> contents.leases.put(key(job), lease));
            return next.map(job -> job.in(Job.State.RUNNING));
        }
    }

    private Lease lease(Job job) {
        return Objects.requireNonNull(contents.leases.get(key(job)), "what runs is held");
    }

    /** Of which one job runs at a time. */
    private record Owned(ProjectId project, Scope scope) {}

    private Owned owned(Job job) {
        Scope scope = Objects.requireNonNull(
                        contents.read(job.project()).submissions.get(job.task().episode()))
                .episode()
                .scope();
        return new Owned(job.project(), scope);
    }

    @Override
    public boolean hasLive(Job.Kind kind) {
        synchronized (contents) {
            return contents.jobs.stream()
                    .anyMatch(job -> job.state() != Job.State.DEAD && job.task().kind() == kind);
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        synchronized (contents) {
            return shown(now).stream()
                    .filter(job -> job.state() == Job.State.WAITING)
                    .map(job -> job.tries().due())
                    .min(Comparator.naturalOrder());
        }
    }

    @Override
    public void extend(Collection<UUID> holders, Instant until) {
        synchronized (contents) {
            contents.leases.replaceAll((key, lease) -> holders.contains(lease.holder()) ? lease.until(until) : lease);
        }
    }

    @Override
    public void release(ProjectId project, UUID id, UUID holder) {
        synchronized (contents) {
            contents.leases.computeIfPresent(
                    new Contents.JobKey(project, id),
                    (key, lease) -> lease.holder().equals(holder) ? null : lease);
        }
    }

    @Override
    public void releaseAll(UUID holder) {
        synchronized (contents) {
            contents.leases.values().removeIf(lease -> lease.holder().equals(holder));
        }
    }

    @Override
    public boolean keep(Job job, Taken taken) {
        synchronized (contents) {
            contents.leases.remove(key(job));
            int place = place(job.project(), job.id());
            if (place < 0) {
                return false;
            }
            contents.jobs.set(place, job);
            if (job.task().kind() == Job.Kind.ADD) {
                follow(job);
            }
            if (!taken.uses().isEmpty()) {
                contents.write(job.project()).spent.add(new ProjectContents.Spent(taken.at(), taken.uses(), null));
            }
            return true;
        }
    }

    private int place(ProjectId project, UUID id) {
        for (int place = 0; place < contents.jobs.size(); place++) {
            Job job = contents.jobs.get(place);
            if (job.project().equals(project) && job.id().equals(id)) {
                return place;
            }
        }
        return -1;
    }

    /** The add of a dead job has failed, that of a revived one is pending again. */
    private void follow(Job job) {
        ProjectContents project = contents.write(job.project());
        Submission submission =
                Objects.requireNonNull(project.submissions.get(job.task().episode()));
        boolean dead = job.state() == Job.State.DEAD;
        Job.Failure failure = job.tries().failure();
        project.operations.computeIfPresent(
                job.id(),
                (id, operation) -> new Operation(
                        id,
                        operation.kind(),
                        dead ? Operation.State.FAILED : Operation.State.PENDING,
                        dead
                                ? new Outcome(
                                        List.of(),
                                        List.of(),
                                        null,
                                        job.tries().expense().used())
                                : Outcome.EMPTY,
                        operation.createdAt(),
                        dead ? job.tries().due() : null,
                        dead && failure != null ? failure.message() : null));
        contents.unfinished.remove(submission);
        if (!dead) {
            contents.unfinished.add(submission);
            contents.unfinished.sort(Comparator.comparing(one -> one.episode().receivedAt()));
        }
    }

    /** Ends an add that is not to be carried out. */
    void drop(Job dropped) {
        int place = place(dropped.project(), dropped.id());
        if (place >= 0) {
            contents.jobs.remove(place);
            follow(dropped);
        }
    }

    @Override
    public boolean forget(ProjectId project, UUID id) {
        synchronized (contents) {
            return contents.jobs.removeIf(
                    job -> job.project().equals(project) && job.id().equals(id) && job.state() == Job.State.DEAD);
        }
    }

    @Override
    public void hasten(Instant now) {
        synchronized (contents) {
            contents.jobs.replaceAll(job -> job.state() == Job.State.WAITING
                            && job.tries().failure() != null
                            && job.tries().due().isAfter(now)
                    ? new Job(
                            job.project(),
                            job.id(),
                            job.task(),
                            job.createdAt(),
                            new Job.Tries(
                                    job.tries().attempts(),
                                    job.tries().since(),
                                    now,
                                    job.tries().failure(),
                                    job.tries().expense()),
                            job.state())
                    : job);
        }
    }

    @Override
    public Optional<Job> get(ProjectId project, UUID id, Instant now) {
        return of(project, now, job -> job.id().equals(id)).stream().findFirst();
    }

    @Override
    public Page<Job> list(ProjectId project, Job.@Nullable State state, Instant now, PageRequest page) {
        List<Job> all = of(project, now, job -> state == null || job.state() == state);
        return new Page<>(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
    }

    @Override
    public List<Job> within(ProjectId project, Scope within, Instant now) {
        return of(project, now, job -> within.covers(owned(job).scope()));
    }

    private List<Job> of(ProjectId project, Instant now, Predicate<Job> wanted) {
        synchronized (contents) {
            return shown(now).stream()
                    .filter(job -> job.project().equals(project))
                    .filter(wanted)
                    .sorted(OLDEST_FIRST)
                    .toList();
        }
    }

    @Override
    public List<JobsStatus> everyStatus(Instant now) {
        synchronized (contents) {
            List<JobsStatus> every = new ArrayList<>();
            for (ProjectId project : contents.everMet) {
                List<Job> jobs = of(project, now, job -> true);
                if (!jobs.isEmpty()) {
                    every.add(status(project, jobs, now));
                }
            }
            return every;
        }
    }

    private static JobsStatus status(ProjectId project, List<Job> jobs, Instant now) {
        return new JobsStatus(
                project,
                count(jobs, Job.State.WAITING),
                count(jobs, Job.State.RUNNING),
                count(jobs, Job.State.DEAD),
                jobs.stream()
                        .filter(job -> job.state() == Job.State.WAITING)
                        .map(job -> job.tries().due())
                        .filter(due -> !due.isAfter(now))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private boolean isHeld(Job job, Instant now) {
        Lease lease = contents.leases.get(key(job));
        return lease != null && lease.until().isAfter(now);
    }

    private static Contents.JobKey key(Job job) {
        return new Contents.JobKey(job.project(), job.id());
    }

    private static long count(List<Job> jobs, Job.State state) {
        return jobs.stream().filter(job -> job.state() == state).count();
    }

    /** Every job as it stands at this moment, in the order in which they were promised. */
    private List<Job> shown(Instant now) {
        return contents.jobs.stream()
                .map(job -> isHeld(job, now) ? job.in(Job.State.RUNNING) : job)
                .toList();
    }
}
