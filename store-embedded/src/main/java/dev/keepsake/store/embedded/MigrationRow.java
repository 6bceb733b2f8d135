package dev.keepsake.store.embedded;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of a migration.
 *
 * @param removedMemory the number of the last memory whose vector was removed, or null before the first portion
 * @param removedTurn the same of turns
 */
record MigrationRow(
        EmbedderId from,
        EmbedderId to,
        Phase phase,
        int generation,
        Instant begunAt,
        long filled,
        @Nullable String error,
        @Nullable Long removedMemory,
        @Nullable Long removedTurn) {

    static @Nullable MigrationRow read(Session session) throws SQLException {
        return session.first(
                        "SELECT from_name, from_dimension, to_name, to_dimension, phase, generation, begun_at, filled,"
                                + " error, dropped_memory, dropped_turn FROM embedder_migration",
                        row -> new MigrationRow(
                                new EmbedderId(row.text(), row.small()),
                                new EmbedderId(row.text(), row.small()),
                                row.constant(Phase.class),
                                row.small(),
                                row.moment(),
                                row.number(),
                                row.optionalText(),
                                number(row.optionalText()),
                                number(row.optionalText())))
                .orElse(null);
    }

    private static @Nullable Long number(@Nullable String digits) {
        return digits == null ? null : Long.valueOf(digits);
    }

    void insert(Session session) throws SQLException {
        session.update(
                "INSERT INTO embedder_migration (number, from_name, from_dimension, to_name, to_dimension, phase,"
                        + " generation, begun_at, filled) VALUES (1, ?, ?, ?, ?, ?, ?, ?, 0)",
                from.name(),
                from.dimension(),
                to.name(),
                to.dimension(),
                phase,
                generation,
                begunAt);
    }

    /** Whether a portion of vectors has been removed already. */
    boolean isRemoving() {
        return removedMemory != null;
    }

    EmbeddingMigration asItStands(long due) {
        return new EmbeddingMigration(from, to, phase, generation, begunAt, filled, due, error);
    }
}
