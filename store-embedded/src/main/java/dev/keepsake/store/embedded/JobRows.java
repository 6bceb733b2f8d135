package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Jobs as rows. Whether one is carried out is not in its row, see {@link Leases}. */
final class JobRows {

    /** What {@link #read} reads. */
    static final String COLUMNS =
            "number, scope, project, id, kind, episode, turns, created_at, attempts, since, due, category, error, senseless,"
                    + " used, dead";

    private JobRows() {}

    /** A job with the numbers of its row and of its scope's. */
    record Stored(long number, long scope, Job job) {}

    /** Keeps a new job of a scope, and returns the number of its row. */
    static long insert(Session session, Job job, long scope) throws SQLException {
        Job.Failure failure = job.tries().failure();
        session.update(
                "INSERT INTO job (scope, project, id, kind, episode, turns, created_at, attempts, since, due, category,"
                        + " error, senseless, used, dead) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                scope,
                job.project(),
                job.id(),
                job.task().kind(),
                job.task().episode(),
                job.task().turns().isEmpty() ? null : Json.numbers(job.task().turns()),
                job.createdAt(),
                job.tries().attempts(),
                job.tries().since(),
                job.tries().due(),
                failure == null ? null : failure.category(),
                failure == null ? null : failure.message(),
                job.tries().expense().senseless(),
                used(job.tries().expense()),
                job.state() == Job.State.DEAD);
        return session.lastNumber();
    }

    /** Writes what became of an attempt; false when there is no such job. */
    static boolean update(Session session, Job job) throws SQLException {
        Job.Failure failure = job.tries().failure();
        int updated = session.update(
                "UPDATE job SET attempts = ?, since = ?, due = ?, category = ?, error = ?, senseless = ?,"
                        + " used = ?, dead = ? WHERE project = ? AND id = ?",
                job.tries().attempts(),
                job.tries().since(),
                job.tries().due(),
                failure == null ? null : failure.category(),
                failure == null ? null : failure.message(),
                job.tries().expense().senseless(),
                used(job.tries().expense()),
                job.state() == Job.State.DEAD,
                job.project(),
                job.id());
        return updated == 1;
    }

    /** Whether there was one. */
    static boolean remove(Session session, ProjectId project, UUID id) throws SQLException {
        return session.update("DELETE FROM job WHERE project = ? AND id = ?", project, id) == 1;
    }

    static Stored read(Row row) throws SQLException {
        long number = row.number();
        long scope = row.number();
        ProjectId project = new ProjectId(row.text());
        UUID id = row.uuid();
        Job.Task task =
                new Job.Task(row.constant(Job.Kind.class), new EpisodeId(row.uuid()), turns(row.optionalText()));
        Instant createdAt = row.moment();
        Job.Tries tries = new Job.Tries(
                row.small(),
                row.moment(),
                row.moment(),
                failure(row.optionalText(), row.optionalText()),
                new Job.Expense(row.small(), uses(row.optionalText())));
        Job.State state = row.flag() ? Job.State.DEAD : Job.State.WAITING;
        return new Stored(number, scope, new Job(project, id, task, createdAt, tries, state));
    }

    private static List<Integer> turns(@Nullable String list) {
        return list == null
                ? List.of()
                : Json.read(list, parser -> {
                    List<Integer> turns = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        turns.add(parser.getIntValue());
                    }
                    return turns;
                });
    }

    private static @Nullable String used(Job.Expense expense) {
        return expense.used().isEmpty() ? null : UsesJson.write(expense.used());
    }

    private static List<ModelUse> uses(@Nullable String list) {
        return list == null ? List.of() : UsesJson.read(list);
    }

    private static Job.@Nullable Failure failure(@Nullable String category, @Nullable String message) {
        return category == null || message == null ? null : new Job.Failure(ErrorCategory.valueOf(category), message);
    }
}
