package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What was promised and is not done, as rows; who carries it out, in memory. */
final class SqlJobs implements JobStore {

    private static final String HELD = " number IN (SELECT value FROM json_each(?2))";

    private final Database database;
    private final Leases leases;
    /** Whoever waits for it or for a read meanwhile holds no carrier thread by it. */
    private final ReentrantLock claiming = new ReentrantLock();

    SqlJobs(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    /** Nobody else claims between the look and the taking; a job that ends meanwhile is found ended by whoever took it. */
    @Override
    public Optional<Job> claim(Instant now, Lease lease, @Nullable ProjectId after) {
        claiming.lock();
        try {
            List<Leases.Held> held = leases.at(now);
            Optional<JobRows.Stored> next = database.read(session -> NextJob.find(session, now, after, held));
            next.ifPresent(taken -> leases.take(
                    taken.job().project(), taken.job().id(), new Leases.Held(taken.number(), taken.scope(), lease)));
            return next.map(taken -> taken.job().in(Job.State.RUNNING));
        } finally {
            claiming.unlock();
        }
    }

    @Override
    public boolean hasLive(Job.Kind kind) {
        return database.read(session -> session.number(
                        "SELECT EXISTS (SELECT 1 FROM job INDEXED BY job_next WHERE dead = 0 AND kind = ?)", kind)
                == 1);
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return database.read(session -> session.first(
                "SELECT due FROM job WHERE dead = 0 AND number NOT IN (SELECT value FROM json_each(?))"
                        + " ORDER BY due LIMIT 1",
                Row::moment,
                held(now)));
    }

    @Override
    public void extend(Collection<UUID> holders, Instant until) {
        leases.extend(holders, until);
    }

    @Override
    public void release(ProjectId project, UUID id, UUID holder) {
        leases.drop(project, id, holder);
    }

    @Override
    public void releaseAll(UUID holder) {
        leases.dropAll(holder);
    }

    @Override
    public boolean keep(Job job, Taken taken) {
        boolean kept = database.write(session -> {
            boolean known = JobRows.update(session, job);
            if (known && job.task().kind() == Job.Kind.ADD) {
                OperationRows.follow(session, job);
            }
            if (known) {
                SqlUsage.note(session, job.project(), taken);
            }
            return known;
        });
        leases.drop(job.project(), job.id());
        return kept;
    }

    @Override
    public boolean forget(ProjectId project, UUID id) {
        return database.write(session ->
                session.update("DELETE FROM job WHERE project = ? AND id = ? AND dead = 1", project, id) == 1);
    }

    @Override
    public void hasten(Instant now) {
        String waits = " FROM job WHERE dead = 0 AND due > ? AND category IS NOT NULL";
        boolean any = database.read(session -> session.number("SELECT count(*)" + waits, now)) > 0;
        if (any) {
            database.write(session ->
                    session.update("UPDATE job SET due = ? WHERE number IN (SELECT number" + waits + ")", now, now));
        }
    }

    @Override
    public Optional<Job> get(ProjectId project, UUID id, Instant now) {
        Set<Long> held = Set.copyOf(leases.jobs(now));
        return database.read(session -> session.first(
                "SELECT " + JobRows.COLUMNS + " FROM job WHERE project = ? AND id = ?",
                row -> shown(JobRows.read(row), held),
                project,
                id));
    }

    @Override
    public Page<Job> list(ProjectId project, Job.@Nullable State state, Instant now, PageRequest page) {
        Set<Long> held = Set.copyOf(leases.jobs(now));
        String numbers = Json.numbers(held);
        String from = " FROM job WHERE project = ?1" + ofState(state);
        return database.read(session -> new Page<>(
                session.all(
                        "SELECT " + JobRows.COLUMNS + from + " ORDER BY created_at, id LIMIT ?3 OFFSET ?4",
                        row -> shown(JobRows.read(row), held),
                        project,
                        numbers,
                        page.size(),
                        page.offset()),
                session.number("SELECT count(*)" + from, project, numbers)));
    }

    private static String ofState(Job.@Nullable State state) {
        return switch (state) {
            // Whoever counts parameters finds all of them.
            case null -> " AND ?2 IS NOT NULL";
            case WAITING -> " AND dead = 0 AND NOT" + HELD;
            case RUNNING -> " AND dead = 0 AND" + HELD;
            case DEAD -> " AND dead = 1 AND ?2 IS NOT NULL";
        };
    }

    @Override
    public List<Job> within(ProjectId project, Scope within, Instant now) {
        Set<Long> held = Set.copyOf(leases.jobs(now));
        return database.read(session -> session.all(
                "SELECT " + JobRows.COLUMNS + " FROM job WHERE project = ?1 AND scope IN (SELECT s.number FROM scope s"
                        + " WHERE s.project = ?1 AND (?2 IS NULL OR s.user_id = ?2) AND (?3 IS NULL OR s.agent_id = ?3)"
                        + " AND (?4 IS NULL OR s.app_id = ?4) AND (?5 IS NULL OR s.run_id = ?5))"
                        + " ORDER BY created_at, id",
                row -> shown(JobRows.read(row), held),
                project,
                within.user(),
                within.agent(),
                within.app(),
                within.run()));
    }

    @Override
    public List<JobsStatus> everyStatus(Instant now) {
        return database.read(session -> session.all(
                "SELECT project, sum(waiting), sum(running), sum(dead), min(due) FROM (SELECT project, count(*) AS waiting,"
                        + " 0 AS running, 0 AS dead, CASE WHEN min(due) <= ?1 THEN min(due) END AS due"
                        + " FROM job INDEXED BY job_due WHERE dead = 0 AND NOT" + HELD + " GROUP BY project"
                        + " UNION ALL SELECT project, 0, count(*), 0, NULL FROM job WHERE dead = 0 AND" + HELD
                        + " GROUP BY project"
                        + " UNION ALL SELECT project, 0, 0, count(*), NULL FROM job INDEXED BY job_dead"
                        + " WHERE dead = 1 GROUP BY project) GROUP BY project ORDER BY project",
                row -> new JobsStatus(
                        new ProjectId(row.text()), row.number(), row.number(), row.number(), row.optionalMoment()),
                now,
                held(now)));
    }

    private String held(Instant now) {
        return Json.numbers(leases.jobs(now));
    }

    /** A dead job is dead, also while whoever has buried it is about to let go of it. */
    private static Job shown(JobRows.Stored stored, Set<Long> held) {
        boolean runs = stored.job().state() != Job.State.DEAD && held.contains(stored.number());
        return runs ? stored.job().in(Job.State.RUNNING) : stored.job();
    }
}
