package dev.keepsake.store.embedded;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Plan;
import dev.keepsake.store.UsageStore;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What models took, a row for each use in an operation. */
final class SqlUsage implements UsageStore {

    private static final Comparator<ModelUse> BY_MODEL_AND_PURPOSE =
            Comparator.comparing(ModelUse::model).thenComparing(ModelUse::purpose);

    private final Database database;

    SqlUsage(Database database) {
        this.database = database;
    }

    @Override
    public Usage between(ProjectId project, Instant from, Instant to) {
        return database.read(session -> between(session, project, from, to));
    }

    /** Enters what the operation that a plan concludes took. */
    static void note(Session session, Plan plan, Plan.Conclusion conclusion) throws SQLException {
        Operation operation = conclusion.operation();
        List<ModelUse> uses = operation.outcome().used();
        if (uses.isEmpty()) {
            return;
        }
        Instant completedAt = operation.completedAt();
        Long memories = operation.kind() == Operation.Kind.ADD
                ? operation.outcome().stored().stream()
                        .filter(item -> item.kind() == ChangeKind.ADDED)
                        .count()
                : null;
        // All that it took may be entered already: what is left to say is that it asked a model.
        List<ModelUse> taken =
                conclusion.taken().isEmpty() ? List.of(nothingMore(uses.getFirst())) : conclusion.taken();
        for (ModelUse use : taken) {
            note(session, plan.project(), completedAt == null ? plan.at() : completedAt, use, memories);
            memories = null;
        }
    }

    /** Enters what an attempt in vain took. */
    static void note(Session session, ProjectId project, JobStore.Taken taken) throws SQLException {
        for (ModelUse use : taken.uses()) {
            note(session, project, taken.at(), use, null);
        }
    }

    private static void note(Session session, ProjectId project, Instant at, ModelUse use, @Nullable Long memories)
            throws SQLException {
        session.update(
                "INSERT INTO model_use (project, concluded_at, model, purpose, calls, input_tokens, cached_tokens,"
                        + " output_tokens, counted, cost, memories) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                project,
                at,
                use.model(),
                use.purpose(),
                use.calls(),
                use.inputTokens(),
                use.cachedTokens(),
                use.outputTokens(),
                use.counted(),
                use.cost(),
                memories);
    }

    private static ModelUse nothingMore(ModelUse use) {
        return new ModelUse(
                use.model(), use.purpose(), 0, 0, 0, 0, use.counted(), use.cost() == null ? null : BigDecimal.ZERO);
    }

    private static Usage between(Session session, ProjectId project, Instant from, Instant to) throws SQLException {
        // One for each pair, found again by a comparison that looks at nothing else.
        Map<ModelUse, ModelUse> sums = new TreeMap<>(BY_MODEL_AND_PURPOSE);
        session.each(
                "SELECT model, purpose, calls, input_tokens, cached_tokens, output_tokens, counted, cost FROM model_use"
                        + " WHERE project = ? AND concluded_at >= ? AND concluded_at < ? ORDER BY number",
                row -> {
                    ModelUse use = read(row);
                    sums.merge(use, use, ModelUse::plus);
                },
                project,
                from,
                to);
        String ofAdds = " FROM model_use WHERE project = ? AND concluded_at >= ? AND concluded_at < ?";
        return new Usage(
                List.copyOf(sums.values()),
                session.number("SELECT count(memories)" + ofAdds, project, from, to),
                session.number("SELECT total(memories)" + ofAdds, project, from, to));
    }

    private static ModelUse read(Row row) throws SQLException {
        return new ModelUse(
                row.text(),
                row.constant(ModelUse.Purpose.class),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.flag(),
                cost(row.optionalText()));
    }

    private static @Nullable BigDecimal cost(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
