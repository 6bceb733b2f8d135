package dev.keepsake.store.embedded;

import dev.keepsake.entity.Entity;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.EntityStore;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;

/** What is named: the mentions of a scope that have their canonical form in common, with their most common spelling. */
final class SqlEntities implements EntityStore {

    private static final String EVERY_ENTITY = entitiesIn("memory_mention") + " UNION " + entitiesIn("turn_mention");

    private static final String MENTIONS =
            "(" + mentionsIn("memory_mention") + " UNION ALL " + mentionsIn("turn_mention") + ")";

    private static final String PAGE = "SELECT s.user_id, s.agent_id, s.app_id, s.run_id, e.entity,"
            + " (SELECT name FROM " + MENTIONS + " GROUP BY name ORDER BY count(*) DESC, name LIMIT 1),"
            + " (SELECT count(*) FROM " + MENTIONS + ")"
            + " FROM (" + EVERY_ENTITY + " ORDER BY owner, entity LIMIT ?2 OFFSET ?3) e"
            + " CROSS JOIN scope s ON s.number = e.scope ORDER BY e.owner, e.entity";

    private static final String TOTAL = "SELECT count(*) FROM (" + EVERY_ENTITY + ")";

    private final Database database;

    SqlEntities(Database database) {
        this.database = database;
    }

    @Override
    public Page<Entity> list(ProjectId project, PageRequest page) {
        return database.read(session -> new Page<>(
                session.all(PAGE, SqlEntities::read, project, page.size(), page.offset()),
                session.number(TOTAL, project)));
    }

    private static String entitiesIn(String mentions) {
        return "SELECT o.canonical AS owner, n.canonical AS entity, o.number AS scope FROM scope o" + " CROSS JOIN "
                + mentions + " n ON n.scope = o.number WHERE o.project = ?1";
    }

    private static String mentionsIn(String mentions) {
        return "SELECT name FROM " + mentions + " WHERE scope = e.scope AND canonical = e.entity";
    }

    private static Entity read(Row row) throws SQLException {
        return new Entity(SqlScopes.read(row), row.text(), row.text(), row.number());
    }
}
