package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.sql.SQLException;
import java.util.Optional;

/** The scopes that were ever written to, each with a number for other tables to name it by and a version. */
final class SqlScopes {

    private SqlScopes() {}

    static long version(Session session, ProjectId project, Scope scope) throws SQLException {
        return session.number(
                "SELECT version FROM scope WHERE project = ? AND canonical = ?", project, scope.canonical());
    }

    /** The number of a scope, which gets one when it has none. */
    static long numbered(Session session, ProjectId project, Scope scope) throws SQLException {
        Optional<Long> known = session.first(
                "SELECT number FROM scope WHERE project = ? AND canonical = ?",
                Row::number,
                project,
                scope.canonical());
        if (known.isPresent()) {
            return known.get();
        }
        session.update(
                "INSERT INTO scope (project, canonical, user_id, agent_id, app_id, run_id, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 0)",
                project,
                scope.canonical(),
                scope.user(),
                scope.agent(),
                scope.app(),
                scope.run());
        return session.lastNumber();
    }

    static void bump(Session session, long number) throws SQLException {
        session.update("UPDATE scope SET version = version + 1 WHERE number = ?", number);
    }

    static Scope read(Row row) throws SQLException {
        return new Scope(row.optionalText(), row.optionalText(), row.optionalText(), row.optionalText());
    }
}
