package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations as rows. */
final class OperationRows {

    private static final String COLUMNS = "id, kind, state, outcome, created_at, completed_at, error";

    private OperationRows() {}

    static Optional<Operation> find(Session session, ProjectId project, UUID id) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + " FROM operation WHERE project = ? AND id = ?", OperationRows::read, project, id);
    }

    /** Operations of a project, newest first. */
    static Page<Operation> page(
            Session session,
            ProjectId project,
            Operation.@Nullable Kind kind,
            Operation.@Nullable State state,
            PageRequest page)
            throws SQLException {
        String from =
                " FROM operation WHERE project = ?1 AND kind = COALESCE(?2, kind) AND state = COALESCE(?3, state)";
        long total = session.number("SELECT COUNT(*)" + from, project, kind, state);
        List<Operation> operations = session.all(
                "SELECT " + COLUMNS + from + " ORDER BY created_at DESC, id DESC LIMIT ?4 OFFSET ?5",
                OperationRows::read,
                project,
                kind,
                state,
                page.size(),
                page.offset());
        return new Page<>(operations, total);
    }

    /** The operation that took an idempotency key, with the digest of its request. */
    static Optional<Taken> taken(Session session, ProjectId project, String key) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + ", idempotency_digest FROM operation WHERE project = ? AND idempotency_key = ?",
                row -> new Taken(read(row), row.text()),
                project,
                key);
    }

    static void insert(
            Session session, ProjectId project, Operation operation, Submission.@Nullable Idempotency idempotency)
            throws SQLException {
        session.update(
                "INSERT INTO operation (project, " + COLUMNS + ", idempotency_key, idempotency_digest)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                project,
                operation.id(),
                operation.kind(),
                operation.state(),
                OutcomeJson.write(operation.outcome()),
                operation.createdAt(),
                operation.completedAt(),
                operation.error(),
                idempotency == null ? null : idempotency.key(),
                idempotency == null ? null : idempotency.digest());
    }

    /** Writes the end of a pending operation; false when this project has no pending operation of this id. */
    static boolean conclude(Session session, ProjectId project, Operation operation) throws SQLException {
        int concluded = session.update(
                "UPDATE operation SET state = ?, outcome = ?, completed_at = ?, error = ?"
                        + " WHERE project = ? AND id = ? AND kind = ? AND state = 'PENDING'",
                operation.state(),
                OutcomeJson.write(operation.outcome()),
                operation.completedAt(),
                operation.error(),
                project,
                operation.id(),
                operation.kind());
        return concluded == 1;
    }

    /** The add of a dead job has failed, that of a revived one is pending again. */
    static void follow(Session session, Job job) throws SQLException {
        Job.Failure failure = job.tries().failure();
        if (job.state() == Job.State.DEAD) {
            session.update(
                    "UPDATE operation SET state = 'FAILED', completed_at = ?, error = ?, outcome = ?"
                            + " WHERE project = ? AND id = ?",
                    job.tries().due(),
                    failure == null ? null : failure.message(),
                    OutcomeJson.write(new Outcome(
                            List.of(), List.of(), null, job.tries().expense().used())),
                    job.project(),
                    job.id());
        } else {
            session.update(
                    "UPDATE operation SET state = 'PENDING', completed_at = NULL, error = NULL, outcome = ?"
                            + " WHERE project = ? AND id = ? AND state = 'FAILED'",
                    OutcomeJson.write(Outcome.EMPTY),
                    job.project(),
                    job.id());
        }
    }

    private static Operation read(Row row) throws SQLException {
        return new Operation(
                row.uuid(),
                row.constant(Operation.Kind.class),
                row.constant(Operation.State.class),
                OutcomeJson.read(row.text()),
                row.moment(),
                row.optionalMoment(),
                row.optionalText());
    }

    record Taken(Operation operation, String digest) {}
}
