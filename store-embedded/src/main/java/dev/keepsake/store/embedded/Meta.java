package dev.keepsake.store.embedded;

import java.sql.SQLException;
import java.util.Optional;

/** The few facts about the store itself. */
final class Meta {

    static final String SCHEMA = "schema";
    static final String EMBEDDER = "embedder";
    static final String DIMENSION = "embedder dimension";
    static final String GENERATION = "embedder generation";

    private Meta() {}

    static Optional<String> get(Session session, String name) throws SQLException {
        return session.first("SELECT value FROM meta WHERE name = ?", Row::text, name);
    }

    static void put(Session session, String name, String value) throws SQLException {
        session.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
    }
}
