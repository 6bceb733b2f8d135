package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the job whose turn it is. Nearly always it is among the first that are due in its project. Where those are all of scopes that
 * are being served, as when somebody brings in years of conversations of one user, the scopes in which something waits are
 * looked at one by one, so that what is held up is never walked through. Indexes are named, because which of several is the
 * right one depends on how much is dead, due and held up, of which SQLite knows nothing.
 */
final class NextJob {

    /** As many jobs of scopes that are being served may be due before another without a walk from scope to scope. */
    private static final int FRONT = 128;

    /** Each project with waiting jobs, found by one step along the index each, however many jobs it has. */
    private static final String WAITING_PROJECTS =
            "WITH RECURSIVE waiting (project) AS (SELECT min(project) FROM job INDEXED BY job_due WHERE dead = 0"
                    + " UNION ALL SELECT (SELECT min(j.project) FROM job j INDEXED BY job_due WHERE j.dead = 0 AND j.project > w.project)"
                    + " FROM waiting w WHERE w.project IS NOT NULL) SELECT w.project FROM waiting w WHERE ";

    /** Each scope with waiting jobs, in the same way. */
    private static final String WAITING_SCOPES =
            "WITH RECURSIVE waiting (scope) AS (SELECT min(scope) FROM job INDEXED BY job_waiting WHERE dead = 0"
                    + " UNION ALL SELECT (SELECT min(j.scope) FROM job j INDEXED BY job_waiting WHERE j.dead = 0 AND j.scope > w.scope)"
                    + " FROM waiting w WHERE w.scope IS NOT NULL) ";

    private static final String IN_TURN = " ORDER BY w.project <= coalesce(?3, ''), w.project LIMIT 1";

    private static final String NOT_HELD = " number NOT IN (SELECT value FROM json_each(?4))";

    private static final String FREE = " scope NOT IN (SELECT value FROM json_each(?2)) AND" + NOT_HELD;

    private static final String FIRST = " ORDER BY due, attempts, number LIMIT ";

    private NextJob() {}

    /**
     * The next one.
     *
     * @param after the project that had its turn last, or null
     * @param held what is being carried out, or waits to be by its caller
     */
    static Optional<JobRows.Stored> find(
            Session session, Instant now, @Nullable ProjectId after, List<Leases.Held> held) throws SQLException {
        String scopes = Json.numbers(held.stream()
                .filter(each -> !each.lease().waiting())
                .map(Leases.Held::scope)
                .distinct()
                .toList());
        String jobs = Json.numbers(held.stream().map(Leases.Held::number).toList());
        Optional<String> project = session.first(
                WAITING_PROJECTS
                        + "EXISTS (SELECT 1 FROM (SELECT scope, number FROM job INDEXED BY job_due WHERE dead = 0"
                        + " AND project = w.project AND due <= ?1" + FIRST + FRONT + ") WHERE" + FREE + ")" + IN_TURN,
                Row::text,
                now,
                scopes,
                after,
                jobs);
        if (project.isPresent()) {
            return session.first(
                    "SELECT " + JobRows.COLUMNS + " FROM job INDEXED BY job_due WHERE dead = 0 AND project = ?3"
                            + " AND due <= ?1 AND" + FREE + FIRST + "1",
                    JobRows::read,
                    now,
                    scopes,
                    project.get(),
                    jobs);
        }
        return held.isEmpty() || !isAnyHeldUp(session, now)
                ? Optional.empty()
                : behind(session, now, after, scopes, jobs);
    }

    /** Whether in any project more is due than was looked at. */
    private static boolean isAnyHeldUp(Session session, Instant now) throws SQLException {
        return session.first(
                        WAITING_PROJECTS + "EXISTS (SELECT 1 FROM job INDEXED BY job_due WHERE dead = 0"
                                + " AND project = w.project AND due <= ?1 ORDER BY due LIMIT 1 OFFSET " + FRONT
                                + ") LIMIT 1",
                        Row::text,
                        now)
                .isPresent();
    }

    /** The first job of the scope that waits the longest and is not being served, in the project whose turn it is. */
    private static Optional<JobRows.Stored> behind(
            Session session, Instant now, @Nullable ProjectId after, String scopes, String jobs) throws SQLException {
        Optional<Long> scope = session.first(
                WAITING_SCOPES + "SELECT s.number FROM waiting w JOIN scope s ON s.number = w.scope"
                        + " WHERE w.scope NOT IN (SELECT value FROM json_each(?2)) AND EXISTS (SELECT 1 FROM job"
                        + " INDEXED BY job_waiting WHERE dead = 0 AND scope = w.scope AND due <= ?1 AND" + NOT_HELD
                        + ")"
                        + " ORDER BY s.project <= coalesce(?3, ''), s.project,"
                        + " (SELECT min(due) FROM job INDEXED BY job_waiting WHERE dead = 0 AND scope = w.scope) LIMIT 1",
                Row::number,
                now,
                scopes,
                after,
                jobs);
        return scope.isEmpty()
                ? Optional.empty()
                : session.first(
                        "SELECT " + JobRows.COLUMNS + " FROM job INDEXED BY job_waiting WHERE dead = 0 AND scope = ?3"
                                + " AND due <= ?1 AND ?2 IS NOT NULL AND" + NOT_HELD + FIRST + "1",
                        JobRows::read,
                        now,
                        scopes,
                        scope.get(),
                        jobs);
    }
}
