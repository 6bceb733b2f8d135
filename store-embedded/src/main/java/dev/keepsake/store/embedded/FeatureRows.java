package dev.keepsake.store.embedded;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.index.Features;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.TimeMention;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was read from memories and turns: in columns beside their vectors, and the entities they name as rows. */
final class FeatureRows {

    /** What {@link #read} reads, of a vector {@code v}. */
    static final String COLUMNS = "v.in_context, v.times, v.substance";

    private FeatureRows() {}

    /** All but the entities, which {@link #ofMemories} and {@link #ofTurns} read for many at once. */
    static Features read(Row row, EmbedderId embedder) throws SQLException {
        byte[] inContext = row.optionalBytes();
        List<TimeMention> times = TimesJson.read(row.optionalText());
        double substance = row.real();
        return inContext == null && times.isEmpty() && substance == 0
                ? Features.NONE
                : new Features(
                        inContext == null ? null : new Embedding(embedder, Vectors.read(inContext)),
                        times,
                        List.of(),
                        substance);
    }

    /** The mentions in these memories, by the number of the memory, in their order. */
    static Map<Long, List<EntityMention>> ofMemories(Session session, Collection<Long> memories) throws SQLException {
        return mentions(
                session,
                "SELECT n.memory, n.name, e.canonical, n.span_start, n.span_end, n.kind FROM memory_mention n"
                        + " JOIN entity e ON e.number = n.entity"
                        + " WHERE n.memory IN (SELECT value FROM json_each(?)) ORDER BY n.memory, n.position",
                memories);
    }

    /** The mentions in these turns, by the number of the turn, in their order. */
    static Map<Long, List<EntityMention>> ofTurns(Session session, Collection<Long> turns) throws SQLException {
        return mentions(
                session,
                "SELECT n.turn, n.name, e.canonical, n.span_start, n.span_end, n.kind FROM turn_mention n"
                        + " JOIN entity e ON e.number = n.entity"
                        + " WHERE n.turn IN (SELECT value FROM json_each(?)) ORDER BY n.turn, n.position",
                turns);
    }

    /** Writes the mentions of a memory whose vector has just been written, in place of those it had. */
    static void replaceOfMemory(Session session, long memory, List<EntityMention> mentions) throws SQLException {
        session.update("DELETE FROM memory_mention WHERE memory = ?", memory);
        if (!mentions.isEmpty()) {
            long scope = session.number("SELECT scope FROM memory WHERE number = ?", memory);
            insert(session, scope, "memory_mention (memory", memory, mentions);
        }
    }

    /** Writes the mentions of a turn whose vector has just been written, in place of those it had. */
    static void replaceOfTurn(Session session, long turn, List<EntityMention> mentions) throws SQLException {
        session.update("DELETE FROM turn_mention WHERE turn = ?", turn);
        if (!mentions.isEmpty()) {
            long scope = session.number(
                    "SELECT e.scope FROM turn t JOIN episode e ON e.number = t.episode WHERE t.number = ?", turn);
            insert(session, scope, "turn_mention (turn", turn, mentions);
        }
    }

    private static void insert(Session session, long scope, String table, long number, List<EntityMention> mentions)
            throws SQLException {
        for (int position = 0; position < mentions.size(); position++) {
            EntityMention mention = mentions.get(position);
            session.update(
                    "INSERT INTO entity (scope, canonical) VALUES (?, ?) ON CONFLICT (scope, canonical) DO NOTHING",
                    scope,
                    mention.canonical());
            session.update(
                    "INSERT INTO " + table + ", position, entity, name, kind, span_start, span_end)"
                            + " SELECT ?, ?, number, ?, ?, ?, ? FROM entity WHERE scope = ? AND canonical = ?",
                    number,
                    position,
                    mention.name(),
                    mention.kind(),
                    mention.span().start(),
                    mention.span().end(),
                    scope,
                    mention.canonical());
        }
    }

    private static Map<Long, List<EntityMention>> mentions(Session session, String select, Collection<Long> numbers)
            throws SQLException {
        Map<Long, List<EntityMention>> mentions = new HashMap<>();
        if (numbers.isEmpty()) {
            return mentions;
        }
        session.each(
                select,
                row -> mentions.computeIfAbsent(row.number(), first -> new ArrayList<>())
                        .add(mention(row)),
                Json.numbers(numbers));
        return mentions;
    }

    private static EntityMention mention(Row row) throws SQLException {
        return new EntityMention(
                row.text(), row.text(), new Span(row.small(), row.small()), row.constant(EntityKind.class));
    }
}
