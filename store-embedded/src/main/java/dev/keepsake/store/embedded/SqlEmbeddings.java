package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.EmbeddingStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which embedder made the vectors, and the way from one to another. */
final class SqlEmbeddings implements EmbeddingStore {

    private static final int PORTION = 64;

    private final Database database;

    SqlEmbeddings(Database database) {
        this.database = database;
    }

    @Override
    public Optional<EmbedderId> recorded() {
        return database.read(
                session -> Optional.ofNullable(Embedders.read(session).recorded()));
    }

    @Override
    public void bind(EmbedderId embedder) {
        database.write(session -> {
            Embedders embedders = Embedders.read(session);
            EmbedderId recorded = embedders.recorded();
            if (recorded == null) {
                Embedders.record(session, embedder, embedders.generation());
            } else if (!recorded.equals(embedder)) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The store was filled by the embedder " + recorded + "; got " + embedder + ". "
                                + wayOut(recorded, embedder, embedders.migration()));
            }
            return embedder;
        });
    }

    private static String wayOut(EmbedderId recorded, EmbedderId asked, @Nullable MigrationRow migration) {
        return migration != null && migration.asItStands(0).concerns(asked)
                ? "It is on its way from " + migration.from() + " to " + migration.to() + ": configure \""
                        + recorded.name() + "\", or run `keepsake embedder "
                        + (migration.phase() == Phase.SWITCHED ? "rollback" : "switch") + "`"
                : "Configure \"" + recorded.name()
                        + "\" and change it while running by `keepsake embedder migrate --to "
                        + asked.name() + "`, or, with nothing else running, run `keepsake reindex --embedder "
                        + asked.name() + "`";
    }

    /** Other writes wait until it is done: no vector of the old embedder may come in between. */
    @Override
    public long replaceAll(EmbedderId embedder, Function<List<String>, List<Embedding>> embed) {
        return database.write(session -> {
            Embedders embedders = Embedders.read(session);
            if (embedders.migration() != null) {
                throw new KeepsakeException(
                        ErrorCategory.CONFLICT,
                        "The store is on its way from " + embedders.migration().from() + " to "
                                + embedders.migration().to()
                                + "; end that first, by `keepsake embedder finish`, `rollback` or `cancel`");
            }
            Embedders.record(session, embedder, embedders.generation());
            VectorPlace place = VectorPlace.of(embedders.generation());
            Replacement replacement = new Replacement(session, embedder, place, embed);
            SetAsideRows.makeRoom(session, place);
            long replaced = replacement.ofMemories() + replacement.ofTurns();
            SetAsideRows.forget(session, place);
            return replaced;
        });
    }

    /** One walk over all vectors. */
    private record Replacement(
            Session session, EmbedderId embedder, VectorPlace place, Function<List<String>, List<Embedding>> embed) {

        long ofMemories() throws SQLException {
            String vectors = place.table("memory");
            return walk(
                    "SELECT " + Said.OF_MEMORY.formatted(context("memory")) + " FROM " + vectors
                            + " v JOIN memory m ON m.number = v.memory" + Said.FIRST_SOURCE
                            + " WHERE v.memory > ? ORDER BY v.memory LIMIT ?",
                    "UPDATE " + vectors + " SET vector = ?, in_context = ? WHERE memory = ?",
                    "INSERT INTO change_log (project, entry) SELECT project, 'm:' || id FROM memory WHERE number = ?");
        }

        long ofTurns() throws SQLException {
            String vectors = place.table("turn");
            return walk(
                    "SELECT " + Said.OF_TURN.formatted(context("turn")) + " FROM " + vectors
                            + " v JOIN turn t ON t.number = v.turn WHERE v.turn > ? ORDER BY v.turn LIMIT ?",
                    "UPDATE " + vectors + " SET vector = ?, in_context = ? WHERE turn = ?",
                    "INSERT INTO change_log (project, entry) SELECT e.project, 't:' || e.id || '/' || t.ordinal"
                            + " FROM turn t JOIN episode e ON e.number = t.episode WHERE t.number = ?");
        }

        /** Whether there is a second vector, or would be had the entry not been set aside. */
        private static String context(String owner) {
            return "(v.in_context IS NOT NULL OR EXISTS (SELECT 1 FROM " + owner + "_set_aside d WHERE d." + owner
                    + " = v." + owner + " AND d.with_context))";
        }

        private long walk(String select, String update, String log) throws SQLException {
            long replaced = 0;
            long last = 0;
            List<Said> portion = session.all(select, Said::read, last, PORTION);
            while (!portion.isEmpty()) {
                Iterator<Embedding> vectors = embedded(ownTexts(portion)).iterator();
                List<@Nullable String> contexts = contexts(portion);
                Iterator<Embedding> contextVectors = embedded(
                                contexts.stream().filter(Objects::nonNull).toList())
                        .iterator();
                for (int i = 0; i < portion.size(); i++) {
                    last = portion.get(i).number();
                    byte[] own = Vectors.bytes(vectors.next().vector());
                    byte[] inContext = contexts.get(i) == null
                            ? null
                            : Vectors.bytes(contextVectors.next().vector());
                    session.update(update, own, inContext, last);
                    session.update(log, last);
                }
                replaced += portion.size();
                portion = session.all(select, Said::read, last, PORTION);
            }
            return replaced;
        }

        private static List<String> ownTexts(List<Said> portion) {
            return portion.stream().map(Said::indexText).toList();
        }

        /** The texts of the second vectors, null for those that have none. */
        private List<@Nullable String> contexts(List<Said> portion) throws SQLException {
            List<@Nullable String> contexts = new ArrayList<>();
            for (Said said : portion) {
                contexts.add(said.context(session));
            }
            return contexts;
        }

        private List<Embedding> embedded(List<String> texts) {
            if (texts.isEmpty()) {
                return List.of();
            }
            List<Embedding> made = embed.apply(texts);
            if (made.size() != texts.size()
                    || !made.stream().allMatch(vector -> vector.embedder().equals(embedder))) {
                throw new KeepsakeException(
                        ErrorCategory.INTERNAL,
                        "Expected " + texts.size() + " vectors of " + embedder + "; got " + made.size()
                                + ", or some of another embedder. Nothing was replaced");
            }
            return made;
        }
    }
}
