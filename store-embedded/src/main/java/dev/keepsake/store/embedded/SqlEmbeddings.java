package dev.keepsake.store.embedded;

import dev.keepsake.conversation.Turn;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.IndexText;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
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

    /** More turns than {@link ContextText} takes, because it does not count blank ones. */
    private static final int TURNS_LOOKED_BACK = 50;

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
                    "SELECT m.number, m.actor, m.text, v.in_context IS NOT NULL, e.number, s.ordinal"
                            + " FROM memory_embedding v JOIN memory m ON m.number = v.memory"
                            + " LEFT JOIN source s ON s.memory = m.number AND s.position = 0"
                            + " LEFT JOIN episode e ON e.project = m.project AND e.id = s.episode"
                            + " WHERE v.memory > ? ORDER BY v.memory LIMIT ?",
                    "UPDATE memory_embedding SET vector = ?, in_context = ? WHERE memory = ?",
                    "INSERT INTO change_log (project, entry) SELECT project, 'm:' || id FROM memory WHERE number = ?");
        }

        long ofTurns() throws SQLException {
            return walk(
                    "SELECT t.number, t.name, t.text, v.in_context IS NOT NULL, t.episode, t.ordinal"
                            + " FROM turn_embedding v JOIN turn t ON t.number = v.turn"
                            + " WHERE v.turn > ? ORDER BY v.turn LIMIT ?",
                    "UPDATE turn_embedding SET vector = ?, in_context = ? WHERE turn = ?",
                    "INSERT INTO change_log (project, entry) SELECT e.project, 't:' || e.id || '/' || t.ordinal"
                            + " FROM turn t JOIN episode e ON e.number = t.episode WHERE t.number = ?");
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
                contexts.add(said.hasContext() ? ContextText.of(before(said), said.indexText()) : null);
            }
            return contexts;
        }

        private List<Turn> before(Said said) throws SQLException {
            List<Turn> newestFirst = session.all(
                    "SELECT " + TurnRows.COLUMNS + " FROM turn t JOIN episode e ON e.number = t.episode"
                            + " WHERE t.episode = ? AND t.ordinal < ? AND t.role <> 'SYSTEM'"
                            + " ORDER BY t.ordinal DESC LIMIT ?",
                    TurnRows::read,
                    said.episode(),
                    said.ordinal(),
                    TURNS_LOOKED_BACK);
            return newestFirst.reversed();
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

    /**
     * What is to be embedded.
     *
     * @param number the number of the memory or turn
     * @param actor the speaker's name, or null
     * @param text what was said
     * @param hasContext whether there is a second vector
     * @param episode the number of the episode of the first turn it came from, 0 for none
     * @param ordinal the place of that turn
     */
    private record Said(
            long number, @Nullable String actor, String text, boolean hasContext, long episode, int ordinal) {
        static Said read(Row row) throws SQLException {
            return new Said(row.number(), row.optionalText(), row.text(), row.flag(), row.number(), row.small());
        }

        String indexText() {
            return IndexText.of(actor, text);
        }
    }
}
