package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import java.sql.SQLException;
import java.util.List;

/** The projects that ever had anything. */
final class SqlProjects {

    private SqlProjects() {}

    static void remember(Session session, ProjectId project) throws SQLException {
        session.update("INSERT OR IGNORE INTO project (id) VALUES (?)", project);
    }

    static List<ProjectId> every(Session session) throws SQLException {
        return session.all("SELECT id FROM project ORDER BY id", row -> new ProjectId(row.text()));
    }

    /** Removes all that a project has, keys and settings excepted, and tells the indexes. */
    static void destroy(Session session, ProjectId project) throws SQLException {
        for (String table : List.of(
                "job",
                "memory",
                "history",
                "episode",
                "operation",
                "reversal",
                "model_use",
                "quarantined",
                "scope",
                "change_log")) {
            session.update("DELETE FROM " + table + " WHERE project = ?", project);
        }
        session.update("INSERT INTO change_log (project, entry) VALUES (?, NULL)", project);
    }
}
