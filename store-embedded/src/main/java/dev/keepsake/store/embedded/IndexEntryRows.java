package dev.keepsake.store.embedded;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Selection;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What indexes are to hold, read from the rows of memories and turns. */
final class IndexEntryRows {

    private static final String TURN_FACETS =
            TurnRows.COLUMNS + ", e.attributes, e.expires_on, s.user_id, s.agent_id, s.app_id, s.run_id";

    private IndexEntryRows() {}

    /**
     * The entries under these keys with vectors of this embedder, in no order; those that its index is not to hold are left
     * out.
     */
    static List<IndexEntry> entries(Session session, ProjectId project, List<EntryKey> keys, Side side)
            throws SQLException {
        List<String> memories = new ArrayList<>();
        List<TurnId> turns = new ArrayList<>();
        for (EntryKey key : keys) {
            switch (key) {
                case EntryKey.OfMemory(MemoryId id) -> memories.add(id.toString());
                case EntryKey.OfTurn(TurnId id) -> turns.add(id);
            }
        }
        List<IndexEntry> entries = new ArrayList<>(ofMemories(session, project, memories, side));
        entries.addAll(ofTurns(session, project, turns, side));
        return entries;
    }

    private static List<IndexEntry> ofMemories(Session session, ProjectId project, List<String> ids, Side side)
            throws SQLException {
        List<Read> vectors = new ArrayList<>();
        List<MemoryRows.Found> found = session.all(
                "SELECT " + MemoryRows.COLUMNS + ", " + side.place().columns() + " FROM json_each(?) k"
                        + " CROSS JOIN memory m ON m.project = ? AND m.id = k.value"
                        + " JOIN " + side.place().join("memory", "m.number") + " WHERE m.state <> 'DELETED'",
                row -> {
                    MemoryRows.Found memory = MemoryRows.read(row);
                    vectors.add(Read.of(row, side.embedder()));
                    return memory;
                },
                Json.list(ids),
                project);
        Map<Long, List<EntityMention>> mentions = FeatureRows.ofMemories(
                session, found.stream().map(MemoryRows.Found::number).toList());
        Map<Long, List<RelationMention>> relations = RelationRows.ofMemories(session, mentions.keySet());
        List<Memory> memories = MemoryRows.withSources(session, found);
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Read read = vectors.get(i);
            long number = found.get(i).number();
            Features features =
                    read.with(mentions.get(number)).withRelations(relations.getOrDefault(number, List.of()));
            entries.add(IndexEntry.of(project, memories.get(i), read.embedding(), features));
        }
        return entries;
    }

    private static List<IndexEntry> ofTurns(Session session, ProjectId project, List<TurnId> ids, Side side)
            throws SQLException {
        List<Indexed> indexed = session.all(
                "SELECT " + TURN_FACETS + ", t.number, " + side.place().columns() + " FROM json_each(?) k"
                        + " CROSS JOIN episode e ON e.project = ? AND e.id = k.value ->> 0"
                        + " CROSS JOIN turn t ON t.episode = e.number AND t.ordinal = k.value ->> 1"
                        + " JOIN " + side.place().join("turn", "t.number") + " JOIN scope s ON s.number = e.scope",
                row -> {
                    Turn turn = TurnRows.read(row);
                    return new Indexed(turn, facets(turn, row), row.number(), Read.of(row, side.embedder()));
                },
                SqlEpisodes.turnList(ids),
                project);
        Map<Long, List<EntityMention>> mentions = FeatureRows.ofTurns(
                session, indexed.stream().map(Indexed::number).toList());
        return indexed.stream()
                .map(each -> IndexEntry.of(
                        project,
                        each.turn(),
                        each.facets(),
                        each.read().embedding(),
                        each.read().with(mentions.get(each.number()))))
                .toList();
    }

    /** The turns in the indexes that a selection takes. */
    static List<TurnId> turns(Session session, Selection selection) throws SQLException {
        List<TurnId> selected = new ArrayList<>();
        Scope scope = selection.scope();
        session.each(
                "SELECT " + TURN_FACETS + " FROM scope s CROSS JOIN episode e ON e.scope = s.number"
                        + " CROSS JOIN turn t ON t.episode = e.number CROSS JOIN turn_embedding v ON v.turn = t.number"
                        + " WHERE s.project = ?1 AND (?2 IS NULL OR s.user_id = ?2) AND (?3 IS NULL OR s.agent_id = ?3)"
                        + " AND (?4 IS NULL OR s.app_id = ?4) AND (?5 IS NULL OR s.run_id = ?5)"
                        + " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM operation o WHERE o.project = s.project AND o.id = e.id"
                        + " AND o.completed_at <= ?6))",
                row -> {
                    Turn turn = TurnRows.read(row);
                    if (selection.includes(selection.project(), facets(turn, row))) {
                        selected.add(turn.id());
                    }
                },
                selection.project(),
                scope.user(),
                scope.agent(),
                scope.app(),
                scope.run(),
                selection.visibility().knownAt());
        return selected.stream().sorted().toList();
    }

    private static Facets facets(Turn turn, Row row) throws SQLException {
        Attributes ofSubmission = AttributeJson.read(row.text());
        LocalDate expiresOn = row.optionalDay();
        return new Facets(
                turn.id().toString(),
                SqlScopes.read(row),
                turn.text(),
                turn.name(),
                ofSubmission.merge(turn.attributes()),
                MemoryState.CURRENT,
                turn.time(),
                turn.time(),
                expiresOn);
    }

    /** Whose vectors, and where they stand. */
    record Side(EmbedderId embedder, VectorPlace place) {

        /** Those of this embedder, or of the recorded one for null; empty when the store has none. */
        static Optional<Side> of(Session session, @Nullable EmbedderId embedder) throws SQLException {
            Embedders embedders = Embedders.read(session);
            EmbedderId wanted = embedder == null ? embedders.recorded() : embedder;
            return wanted == null ? Optional.empty() : embedders.place(wanted).map(place -> new Side(wanted, place));
        }
    }

    private record Indexed(Turn turn, Facets facets, long number, Read read) {}

    /** An entry's own vector, null where it is set aside, and what else was read from it, entities and relations left out. */
    private record Read(@Nullable Embedding embedding, Features features) {
        static Read of(Row row, EmbedderId embedder) throws SQLException {
            byte[] vector = row.optionalBytes();
            Embedding own = vector == null || vector.length == 0 ? null : new Embedding(embedder, Vectors.read(vector));
            return new Read(own, FeatureRows.read(row, embedder));
        }

        Features with(@Nullable List<EntityMention> mentions) {
            return mentions == null ? features : features.withEntities(mentions);
        }
    }
}
