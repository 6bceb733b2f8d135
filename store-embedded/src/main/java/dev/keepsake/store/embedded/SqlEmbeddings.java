package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.IndexText;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.EmbeddingStore;
import java.sql.SQLException;
import java.util.List;
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
        return database.read(EmbeddingRows::embedder);
    }

    @Override
    public void bind(EmbedderId embedder) {
        database.write(session -> {
            Optional<EmbedderId> recorded = EmbeddingRows.embedder(session);
            if (recorded.isEmpty()) {
                EmbeddingRows.record(session, embedder);
            } else if (!recorded.get().equals(embedder)) {
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "The store was filled by the embedder " + recorded.get() + "; got " + embedder
                                + ". Open it with the recorded one, or run `keepsake reindex --embedder "
                                + embedder.name()
                                + "`");
            }
            return embedder;
        });
    }

    /** Other writes wait until it is done: no vector of the old embedder may come in between. */
    @Override
    public long replaceAll(EmbedderId embedder, Function<List<String>, List<Embedding>> embed) {
        return database.write(session -> {
            EmbeddingRows.record(session, embedder);
            Replacement replacement = new Replacement(session, embedder, embed);
            return replacement.ofMemories() + replacement.ofTurns();
        });
    }

    /** One walk over all vectors. */
    private record Replacement(Session session, EmbedderId embedder, Function<List<String>, List<Embedding>> embed) {

        long ofMemories() throws SQLException {
            return walk(
                    "SELECT m.number, m.actor, m.text FROM memory_embedding v JOIN memory m ON m.number = v.memory"
                            + " WHERE v.memory > ? ORDER BY v.memory LIMIT ?",
                    "UPDATE memory_embedding SET vector = ? WHERE memory = ?",
                    "INSERT INTO change_log (project, entry) SELECT project, 'm:' || id FROM memory WHERE number = ?");
        }

        long ofTurns() throws SQLException {
            return walk(
                    "SELECT t.number, t.name, t.text FROM turn_embedding v JOIN turn t ON t.number = v.turn"
                            + " WHERE v.turn > ? ORDER BY v.turn LIMIT ?",
                    "UPDATE turn_embedding SET vector = ? WHERE turn = ?",
                    "INSERT INTO change_log (project, entry) SELECT e.project, 't:' || e.id || '/' || t.ordinal"
                            + " FROM turn t JOIN episode e ON e.number = t.episode WHERE t.number = ?");
        }

        private long walk(String select, String update, String log) throws SQLException {
            long replaced = 0;
            long last = 0;
            List<Said> portion = session.all(select, Said::read, last, PORTION);
            while (!portion.isEmpty()) {
                List<Embedding> vectors = embedded(portion);
                for (int i = 0; i < portion.size(); i++) {
                    last = portion.get(i).number();
                    session.update(update, Vectors.bytes(vectors.get(i).vector()), last);
                    session.update(log, last);
                }
                replaced += portion.size();
                portion = session.all(select, Said::read, last, PORTION);
            }
            return replaced;
        }

        private List<Embedding> embedded(List<Said> portion) {
            List<Embedding> made = embed.apply(portion.stream()
                    .map(said -> IndexText.of(said.actor(), said.text()))
                    .toList());
            if (made.size() != portion.size()
                    || !made.stream().allMatch(vector -> vector.embedder().equals(embedder))) {
                throw new KeepsakeException(
                        ErrorCategory.INTERNAL,
                        "Expected " + portion.size() + " vectors of " + embedder + "; got " + made.size()
                                + ", or some of another embedder. Nothing was replaced");
            }
            return made;
        }
    }

    private record Said(long number, @Nullable String actor, String text) {
        static Said read(Row row) throws SQLException {
            return new Said(row.number(), row.optionalText(), row.text());
        }
    }
}
