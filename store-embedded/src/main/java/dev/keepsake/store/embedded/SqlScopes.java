package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;
import java.util.Optional;

/** The scopes that were ever written to, each with a number for other tables to name it by and a version. */
final class SqlScopes {

    private static final String WITHIN = " FROM scope s WHERE s.project = ?1 AND (?2 IS NULL OR s.user_id = ?2)"
            + " AND (?3 IS NULL OR s.agent_id = ?3) AND (?4 IS NULL OR s.app_id = ?4) AND (?5 IS NULL OR s.run_id = ?5)"
            + " AND (EXISTS (SELECT 1 FROM memory m WHERE m.scope = s.number AND m.state <> 'DELETED')"
            + " OR EXISTS (SELECT 1 FROM quarantined q WHERE q.scope = s.number))";

    private SqlScopes() {}

    /** The scopes within another that have memories or facts held back. */
    static Page<Scope> page(Session session, ProjectId project, Scope within, PageRequest page) throws SQLException {
        return new Page<>(
                session.all(
                        "SELECT s.user_id, s.agent_id, s.app_id, s.run_id" + WITHIN
                                + " ORDER BY s.canonical LIMIT ?6 OFFSET ?7",
                        SqlScopes::read,
                        project,
                        within.user(),
                        within.agent(),
                        within.app(),
                        within.run(),
                        page.size(),
                        page.offset()),
                session.number(
                        "SELECT count(*)" + WITHIN,
                        project,
                        within.user(),
                        within.agent(),
                        within.app(),
                        within.run()));
    }

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
