package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Plan;
import dev.keepsake.store.PlanStore;
import dev.keepsake.store.Reversal;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plans, each whole or not at all. */
final class SqlPlans implements PlanStore {

    private final Database database;

    SqlPlans(Database database) {
        this.database = database;
    }

    @Override
    public long version(ProjectId project, Scope scope) {
        return database.read(session -> SqlScopes.version(session, project, scope));
    }

    @Override
    public Applied apply(Plan plan) {
        return database.write(session -> apply(session, plan));
    }

    @Override
    public Optional<Reversal> reversal(ProjectId project, UUID operation) {
        return database.read(session -> session.first(
                "SELECT reversal FROM reversal WHERE project = ? AND operation = ?",
                row -> ReversalJson.read(row.text()),
                project,
                operation));
    }

    @Override
    public void destroyEverythingIn(ProjectId project) {
        database.write(session -> {
            SqlProjects.destroy(session, project);
            return project;
        });
    }

    private static Applied apply(Session session, Plan plan) throws SQLException {
        for (Map.Entry<Scope, Long> read : plan.versions().entrySet()) {
            long actual = SqlScopes.version(session, plan.project(), read.getKey());
            if (actual != read.getValue()) {
                return new Applied.Stale(read.getKey(), read.getValue(), actual);
            }
        }
        return new Applied.Done(new PlanWriter(session, plan).write());
    }
}
