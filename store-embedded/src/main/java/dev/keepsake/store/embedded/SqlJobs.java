package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;
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

    /** Each project with waiting jobs, found by one step along the index each, however many jobs it has. */
    private static final String WAITING_PROJECTS =
            "WITH RECURSIVE waiting (project) AS (SELECT min(project) FROM job WHERE dead = 0 UNION ALL"
                    + " SELECT (SELECT min(j.project) FROM job j WHERE j.dead = 0 AND j.project > w.project)"
                    + " FROM waiting w WHERE w.project IS NOT NULL) ";

    private static final String ELSEWHERE =
            " number NOT IN (SELECT value FROM json_each(?2))" + " AND scope NOT IN (SELECT value FROM json_each(?3))";

    private static final String OF_STATE = " FROM job WHERE project = ?1 AND CASE ?3 WHEN 'DEAD' THEN dead = 1"
            + " WHEN 'RUNNING' THEN number IN (SELECT value FROM json_each(?2))"
            + " WHEN 'WAITING' THEN dead = 0 AND number NOT IN (SELECT value FROM json_each(?2)) ELSE 1 END";

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
            Optional<JobRows.Stored> next = database.read(session -> next(session, now, after));
            next.ifPresent(taken -> leases.take(
                    taken.job().project(), taken.job().id(), new Leases.Held(taken.number(), taken.scope(), lease)));
            return next.map(taken -> taken.job().in(Job.State.RUNNING));
        } finally {
            claiming.unlock();
        }
    }

    private Optional<JobRows.Stored> next(Session session, Instant now, @Nullable ProjectId after) throws SQLException {
        List<Leases.Held> held = leases.at(now);
        String jobs = Json.numbers(held.stream().map(Leases.Held::number).toList());
        String scopes = Json.numbers(held.stream()
                .filter(each -> !each.lease().waiting())
                .map(Leases.Held::scope)
                .toList());
        Optional<String> project = session.first(
                WAITING_PROJECTS + "SELECT w.project FROM waiting w WHERE EXISTS (SELECT 1 FROM job"
                        + " WHERE dead = 0 AND project = w.project AND due <= ?1 AND" + ELSEWHERE
                        + ") ORDER BY w.project <= coalesce(?4, ''), w.project LIMIT 1",
                Row::text,
                now,
                jobs,
                scopes,
                after);
        return project.isEmpty()
                ? Optional.empty()
                : session.first(
                        "SELECT " + JobRows.COLUMNS + " FROM job WHERE dead = 0 AND project = ?4 AND due <= ?1 AND"
                                + ELSEWHERE + " ORDER BY due, attempts, number LIMIT 1",
                        JobRows::read,
                        now,
                        jobs,
                        scopes,
                        project.get());
    }

    @Override
    public boolean hasLive(Job.Kind kind) {
        return database.read(
                session -> session.number("SELECT EXISTS (SELECT 1 FROM job WHERE dead = 0 AND kind = ?)", kind) == 1);
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
        return database.read(session -> new Page<>(
                session.all(
                        "SELECT " + JobRows.COLUMNS + OF_STATE + " ORDER BY created_at, id LIMIT ?4 OFFSET ?5",
                        row -> shown(JobRows.read(row), held),
                        project,
                        numbers,
                        state,
                        page.size(),
                        page.offset()),
                session.number("SELECT count(*)" + OF_STATE, project, numbers, state)));
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
                "SELECT project, sum(dead = 0 AND held = 0), sum(held), sum(dead = 1 AND held = 0),"
                        + " min(CASE WHEN dead = 0 AND held = 0 AND due <= ?2 THEN due END) FROM (SELECT project, dead,"
                        + " due, number IN (SELECT value FROM json_each(?1)) AS held FROM job) GROUP BY project"
                        + " ORDER BY project",
                row -> new JobsStatus(
                        new ProjectId(row.text()), row.number(), row.number(), row.number(), row.optionalMoment()),
                held(now),
                now));
    }

    private String held(Instant now) {
        return Json.numbers(leases.jobs(now));
    }

    private static Job shown(JobRows.Stored stored, Set<Long> held) {
        return held.contains(stored.number()) ? stored.job().in(Job.State.RUNNING) : stored.job();
    }
}
