package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.QuarantineStore;
import dev.keepsake.store.Quarantined;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The facts that are held back, as rows. */
final class SqlQuarantine implements QuarantineStore {

    private static final String SELECT = "SELECT q.id, s.user_id, s.agent_id, s.app_id, s.run_id, q.fact, q.reason,"
            + " q.held_since, q.held_until FROM quarantined q JOIN scope s ON s.number = q.scope WHERE ";

    private static final String WITHIN = "q.project = ?1 AND (?2 IS NULL OR s.user_id = ?2)"
            + " AND (?3 IS NULL OR s.agent_id = ?3) AND (?4 IS NULL OR s.app_id = ?4) AND (?5 IS NULL OR s.run_id = ?5)";

    private final Database database;

    SqlQuarantine(Database database) {
        this.database = database;
    }

    @Override
    public Page<Quarantined> list(ProjectId project, Scope within, PageRequest page) {
        return database.read(session -> new Page<>(
                session.all(
                        SELECT + WITHIN + " ORDER BY q.held_since DESC, q.id DESC LIMIT ?6 OFFSET ?7",
                        SqlQuarantine::read,
                        project,
                        within.user(),
                        within.agent(),
                        within.app(),
                        within.run(),
                        page.size(),
                        page.offset()),
                session.number(
                        "SELECT count(*) FROM quarantined q JOIN scope s ON s.number = q.scope WHERE " + WITHIN,
                        project,
                        within.user(),
                        within.agent(),
                        within.app(),
                        within.run())));
    }

    @Override
    public Optional<Quarantined> get(ProjectId project, UUID id) {
        return database.read(
                session -> session.first(SELECT + "q.project = ? AND q.id = ?", SqlQuarantine::read, project, id));
    }

    /** Does what a plan says of them, and returns the numbers of the scopes that are touched by it. */
    static Set<Long> write(Session session, ProjectId project, Quarantine quarantine) throws SQLException {
        Set<Long> touched = new LinkedHashSet<>();
        for (UUID id : quarantine.dismissed()) {
            Optional<Long> scope = session.first(
                    "SELECT scope FROM quarantined WHERE project = ? AND id = ?", Row::number, project, id);
            PlanWriter.require(
                    scope.isPresent(), "dismisses the held fact " + id + ", which the project does not have");
            session.update("DELETE FROM quarantined WHERE project = ? AND id = ?", project, id);
            scope.ifPresent(touched::add);
        }
        for (Quarantined held : quarantine.held()) {
            touched.add(insert(session, project, held));
        }
        return touched;
    }

    private static long insert(Session session, ProjectId project, Quarantined held) throws SQLException {
        long scope = SqlScopes.numbered(session, project, held.scope());
        int inserted = session.update(
                "INSERT INTO quarantined (project, id, scope, fact, reason, held_since, held_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project, id) DO NOTHING",
                project,
                held.id(),
                scope,
                FactJson.write(held.fact()),
                held.reason(),
                held.at(),
                held.until());
        PlanWriter.require(inserted == 1, "holds the fact " + held.id() + ", which is held already");
        return scope;
    }

    private static Quarantined read(Row row) throws SQLException {
        return new Quarantined(
                row.uuid(), SqlScopes.read(row), FactJson.read(row.text()), row.text(), row.moment(), row.moment());
    }
}
