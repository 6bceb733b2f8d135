package dev.keepsake.store.embedded;

import dev.keepsake.entity.Entity;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EntityStore;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;

/** What is named, with the most common spelling of its mentions. */
final class SqlEntities implements EntityStore {

    private static final String MENTIONS = "(SELECT name FROM memory_mention WHERE entity = e.number"
            + " UNION ALL SELECT name FROM turn_mention WHERE entity = e.number)";

    private static final String PAGE = "SELECT s.user_id, s.agent_id, s.app_id, s.run_id, e.canonical,"
            + " (SELECT name FROM " + MENTIONS + " GROUP BY name ORDER BY count(*) DESC, name LIMIT 1),"
            + " (SELECT count(*) FROM " + MENTIONS + ")"
            + " FROM scope s CROSS JOIN entity e ON e.scope = s.number WHERE s.project = ?"
            + " ORDER BY s.canonical, e.canonical LIMIT ? OFFSET ?";

    private final Database database;

    SqlEntities(Database database) {
        this.database = database;
    }

    @Override
    public Page<Entity> list(ProjectId project, PageRequest page) {
        return database.read(session -> new Page<>(
                session.all(PAGE, SqlEntities::read, project, page.size(), page.offset()),
                session.number(
                        "SELECT count(*) FROM scope s CROSS JOIN entity e ON e.scope = s.number WHERE s.project = ?",
                        project)));
    }

    /** One without a mention, which must not be, is called by its canonical form, so that checks can see it. */
    private static Entity read(Row row) throws SQLException {
        Scope scope = SqlScopes.read(row);
        String canonical = row.text();
        String name = row.optionalText();
        return new Entity(scope, canonical, name == null ? canonical : name, row.number());
    }
}
