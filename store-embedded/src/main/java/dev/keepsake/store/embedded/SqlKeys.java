package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKey;
import dev.keepsake.store.ApiKeyStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys, by digest. */
final class SqlKeys implements ApiKeyStore {

    private static final String COLUMNS = "id, project, label, prefix, digest, created_at, revoked_at";

    private final Database database;

    SqlKeys(Database database) {
        this.database = database;
    }

    @Override
    public void add(ApiKey key) {
        database.write(session -> {
            SqlProjects.remember(session, key.project());
            return session.update(
                    "INSERT INTO api_key (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                    key.id(),
                    key.project(),
                    key.label(),
                    key.prefix(),
                    key.digest(),
                    key.createdAt(),
                    key.revokedAt());
        });
    }

    @Override
    public Optional<ApiKey> active(String digest) {
        return database.read(session -> session.first(
                "SELECT " + COLUMNS + " FROM api_key WHERE digest = ? AND revoked_at IS NULL", SqlKeys::read, digest));
    }

    @Override
    public List<ApiKey> list(ProjectId project) {
        return database.read(session -> session.all(
                "SELECT " + COLUMNS + " FROM api_key WHERE project = ? ORDER BY created_at, number",
                SqlKeys::read,
                project));
    }

    @Override
    public boolean revoke(ProjectId project, UUID id, Instant at) {
        return database.write(session -> session.update(
                        "UPDATE api_key SET revoked_at = ? WHERE project = ? AND id = ? AND revoked_at IS NULL",
                        at,
                        project,
                        id)
                == 1);
    }

    @Override
    public boolean noneInAnyProject() {
        return database.read(session -> session.number("SELECT EXISTS (SELECT 1 FROM api_key)") == 0);
    }

    private static ApiKey read(Row row) throws SQLException {
        return new ApiKey(
                row.uuid(),
                new ProjectId(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.moment(),
                row.optionalMoment());
    }
}
