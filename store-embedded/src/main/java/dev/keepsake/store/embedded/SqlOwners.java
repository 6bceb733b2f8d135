package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Who owns memories in a project: one walk along the index of each field. */
final class SqlOwners {

    private static final List<ScopeField> FIELDS = List.of(ScopeField.values());

    private static final String EVERY_OWNER =
            FIELDS.stream().map(SqlOwners::owners).collect(Collectors.joining(" UNION ALL "));

    private static final String PAGE = "SELECT field, id, memories, created_at, updated_at FROM (" + EVERY_OWNER
            + ") ORDER BY place, id LIMIT ? OFFSET ?";

    private static final String TOTAL = "SELECT count(*) FROM (" + EVERY_OWNER + ")";

    private SqlOwners() {}

    static Page<ScopeOwner> page(Session session, ProjectId project, PageRequest page) throws SQLException {
        long total = session.number(TOTAL, project, project, project, project);
        List<ScopeOwner> owners =
                session.all(PAGE, SqlOwners::read, project, project, project, project, page.size(), page.offset());
        return new Page<>(owners, total);
    }

    private static String owners(ScopeField field) {
        String column = SelectionSql.column(field);
        return "SELECT " + FIELDS.indexOf(field) + " AS place, '" + field.name() + "' AS field, " + column + " AS id,"
                + " count(*) AS memories, min(m.created_at) AS created_at, max(m.updated_at) AS updated_at FROM memory m"
                + " WHERE m.project = ? AND m.state = 'CURRENT' AND " + column + " IS NOT NULL GROUP BY " + column;
    }

    private static ScopeOwner read(Row row) throws SQLException {
        return new ScopeOwner(row.constant(ScopeField.class), row.text(), row.number(), row.moment(), row.moment());
    }
}
