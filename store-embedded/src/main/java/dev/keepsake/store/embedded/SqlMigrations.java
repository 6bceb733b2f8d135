package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ChangeLog;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.SetAside;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of the file from one embedder to another. */
final class SqlMigrations implements MigrationStore {

    private final Database database;

    SqlMigrations(Database database) {
        this.database = database;
    }

    @Override
    public int generation() {
        return database.read(session -> Embedders.read(session).generation());
    }

    @Override
    public Optional<EmbeddingMigration> current() {
        return database.read(session -> {
            MigrationRow row = MigrationRow.read(session);
            return row == null ? Optional.empty() : Optional.of(row.asItStands(DueRows.count(session)));
        });
    }

    @Override
    public EmbeddingMigration begin(EmbedderId to, Instant at) {
        return database.write(session -> {
            Embedders now = Embedders.read(session);
            if (now.migration() != null) {
                throw conflict("The store is on its way from " + now.migration().from() + " to "
                        + now.migration().to() + " already; end that first");
            }
            EmbedderId from = now.recorded();
            if (from == null || from.equals(to)) {
                throw conflict("The store is filled by " + (from == null ? "no embedder yet" : from.toString())
                        + "; going to " + to + " changes nothing");
            }
            MigrationRow begun =
                    new MigrationRow(from, to, Phase.FILLING, now.generation() + 1, at, 0, null, null, null);
            begun.insert(session);
            DueRows.everything(session, VectorPlace.of(begun.generation()));
            return begun.asItStands(DueRows.count(session));
        });
    }

    @Override
    public List<DueEntry> due(EmbedderId embedder, int limit) {
        return database.read(session -> {
            Optional<VectorPlace> place = Embedders.read(session).place(embedder);
            return place.isEmpty() ? List.of() : DueRows.some(session, place.get(), limit);
        });
    }

    @Override
    public List<DueEntry> due(EmbedderId embedder, ProjectId project, Collection<EntryKey> keys) {
        return database.read(session -> {
            Optional<VectorPlace> place = Embedders.read(session).place(embedder);
            return place.isEmpty() ? List.of() : DueRows.of(session, place.get(), project, keys);
        });
    }

    @Override
    public long countDue(EmbedderId embedder) {
        return database.read(session -> {
            Optional<VectorPlace> place = Embedders.read(session).place(embedder);
            return place.isEmpty() ? 0L : DueRows.count(session, place.get());
        });
    }

    @Override
    public long fill(List<Filled> portion) {
        return database.write(session -> {
            Embedders embedders = Embedders.read(session);
            long filled = 0;
            for (Filled each : portion) {
                EmbedderId embedder = each.own().embedder();
                VectorPlace place = embedders
                        .place(embedder)
                        .orElseThrow(() -> conflict("The store has nothing to do with the embedder " + embedder));
                if (DueRows.fill(session, place, each)) {
                    SqlChangeLog.appendFor(
                            session, place, each.entry().project(), each.entry().key());
                    filled++;
                }
            }
            session.update("UPDATE embedder_migration SET filled = filled + ?", filled);
            return filled;
        });
    }

    @Override
    public boolean setAside(DueEntry entry, EmbedderId embedder, String reason, Instant at) {
        return database.write(session -> {
            VectorPlace place = placeOf(session, embedder);
            boolean done = DueRows.setAside(session, place, entry, reason, at);
            if (done) {
                SqlChangeLog.appendFor(session, place, entry.project(), entry.key());
            }
            return done;
        });
    }

    @Override
    public List<SetAside> aside(EmbedderId embedder, int limit) {
        return database.read(session -> {
            Optional<VectorPlace> place = Embedders.read(session).place(embedder);
            return place.isEmpty() ? List.of() : SetAsideRows.some(session, place.get(), embedder, limit);
        });
    }

    @Override
    public long countAside(EmbedderId embedder) {
        return database.read(session -> {
            Optional<VectorPlace> place = Embedders.read(session).place(embedder);
            return place.isEmpty() ? 0L : SetAsideRows.count(session, place.get());
        });
    }

    private static VectorPlace placeOf(Session session, EmbedderId embedder) throws SQLException {
        return Embedders.read(session)
                .place(embedder)
                .orElseThrow(() -> conflict("The store has nothing to do with the embedder " + embedder));
    }

    @Override
    public void note(@Nullable String error) {
        database.write(session -> session.update("UPDATE embedder_migration SET error = ?", error));
    }

    @Override
    public boolean ready() {
        return database.write(session -> {
            MigrationRow row = MigrationRow.read(session);
            if (row == null || row.phase() != Phase.FILLING) {
                return row != null && row.phase() == Phase.READY;
            }
            boolean ready = !DueRows.any(session, VectorPlace.of(row.generation()));
            if (ready) {
                enter(session, Phase.READY);
            }
            return ready;
        });
    }

    @Override
    public void switchTo(EmbedderId embedder) {
        database.write(session -> {
            Embedders now = Embedders.read(session);
            if (embedder.equals(now.recorded())) {
                return embedder;
            }
            MigrationRow row = now.migration();
            if (row == null || !embedder.equals(now.other())) {
                throw conflict("The store is not on its way to " + embedder + "; begin that first");
            }
            if (row.phase() == Phase.FILLING || row.phase() == Phase.DROPPING) {
                throw conflict("The migration to " + row.to() + " is " + row.phase()
                        + "; a switch needs it to be READY, a switch back to be SWITCHED");
            }
            if (DueRows.any(session, VectorPlace.of(now.generation()).other())) {
                throw conflict("Some entries lack a vector of " + embedder + "; wait until they have one");
            }
            Embedders.record(session, embedder, row.asItStands(0).generation(embedder));
            enter(session, embedder.equals(row.to()) ? Phase.SWITCHED : Phase.READY);
            return embedder;
        });
    }

    @Override
    public void beginDropping() {
        database.write(session -> {
            Embedders now = Embedders.read(session);
            if (now.migration() == null) {
                throw conflict("The store is not on its way from one embedder to another");
            }
            VectorPlace goes = VectorPlace.of(now.generation()).other();
            DueRows.forget(session, goes);
            SetAsideRows.forget(session, goes);
            return session.update(
                    "UPDATE embedder_migration SET phase = ?, error = NULL WHERE phase <> ?",
                    Phase.DROPPING,
                    Phase.DROPPING);
        });
    }

    @Override
    public boolean drop(int limit) {
        return database.write(session -> {
            Embedders now = Embedders.read(session);
            MigrationRow row = now.migration();
            if (row == null) {
                return true;
            }
            if (row.phase() != Phase.DROPPING) {
                throw conflict("The migration to " + row.to() + " is " + row.phase() + "; nothing is to be removed");
            }
            VectorPlace goes = VectorPlace.of(now.generation()).other();
            if (DueRows.any(session, goes.other())) {
                throw conflict("Some entries have no vector but the one that is to be removed");
            }
            long memory = remove(session, goes, "memory", row.removedMemory(), limit);
            long turn = remove(session, goes, "turn", row.removedTurn(), limit);
            if (memory == Long.MAX_VALUE && turn == Long.MAX_VALUE) {
                session.update("DELETE FROM embedder_migration");
                return true;
            }
            session.update("UPDATE embedder_migration SET dropped_memory = ?, dropped_turn = ?", memory, turn);
            return false;
        });
    }

    @Override
    public ChangeLog logOf(EmbedderId embedder) {
        return new SqlChangeLog(database, embedder);
    }

    /** Removes a portion behind this number and says how far it came; the largest number there is when nothing is left. */
    private static long remove(Session session, VectorPlace place, String owner, @Nullable Long after, int limit)
            throws SQLException {
        String table = place.table(owner);
        long from = after == null ? 0 : after;
        long last = session.number(
                "SELECT max(" + owner + ") FROM (SELECT " + owner + " FROM " + table + " WHERE " + owner
                        + " > ? ORDER BY " + owner + " LIMIT ?)",
                from,
                limit);
        if (last == 0) {
            return Long.MAX_VALUE;
        }
        String change = switch (place) {
            case FIRST -> "UPDATE " + table + " SET vector = x'', in_context = NULL";
            case SECOND -> "DELETE FROM " + table;
        };
        session.update(change + " WHERE " + owner + " > ? AND " + owner + " <= ?", from, last);
        return last;
    }

    private static void enter(Session session, Phase phase) throws SQLException {
        session.update("UPDATE embedder_migration SET phase = ?", phase);
    }

    private static KeepsakeException conflict(String message) {
        return new KeepsakeException(ErrorCategory.CONFLICT, message);
    }
}
