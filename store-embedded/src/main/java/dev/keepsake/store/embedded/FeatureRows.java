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
import tools.jackson.core.JsonGenerator;

/** What was read from memories and turns: in columns beside their vectors, and the entities they name as rows. */
final class FeatureRows {

    private static final String MENTION = "n.value ->> 0, n.value ->> 1, n.value ->> 2, n.value ->> 3, n.value ->> 4,"
            + " n.value ->> 5, n.value ->> 6";

    private FeatureRows() {}

    /** All but the entities and relations, which are read for many at once. */
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
                "SELECT memory, name, canonical, span_start, span_end, kind FROM memory_mention"
                        + " WHERE memory IN (SELECT value FROM json_each(?)) ORDER BY memory, position",
                memories);
    }

    /** The mentions in these turns, by the number of the turn, in their order. */
    static Map<Long, List<EntityMention>> ofTurns(Session session, Collection<Long> turns) throws SQLException {
        return mentions(
                session,
                "SELECT turn, name, canonical, span_start, span_end, kind FROM turn_mention"
                        + " WHERE turn IN (SELECT value FROM json_each(?)) ORDER BY turn, position",
                turns);
    }

    /** Removes the mentions and relations of a memory whose vector stays. */
    static void removeOfMemory(Session session, long memory) throws SQLException {
        session.update("DELETE FROM memory_mention WHERE memory = ?", memory);
        session.update("DELETE FROM memory_relation WHERE memory = ?", memory);
    }

    /** Removes the mentions of a turn whose vector stays. */
    static void removeOfTurn(Session session, long turn) throws SQLException {
        session.update("DELETE FROM turn_mention WHERE turn = ?", turn);
    }

    /** Writes the mentions in memories that have a vector and no mentions yet, by the number of the memory. */
    static void insertOfMemories(Session session, Map<Long, List<EntityMention>> mentions) throws SQLException {
        if (!mentions.isEmpty()) {
            session.update(
                    "INSERT INTO memory_mention (memory, position, canonical, name, kind, span_start, span_end, scope)"
                            + " SELECT " + MENTION + ", m.scope FROM json_each(?) n"
                            + " CROSS JOIN memory m ON m.number = n.value ->> 0",
                    json(mentions));
        }
    }

    /** Writes the mentions in turns that have a vector and no mentions yet, by the number of the turn. */
    static void insertOfTurns(Session session, Map<Long, List<EntityMention>> mentions) throws SQLException {
        if (!mentions.isEmpty()) {
            session.update(
                    "INSERT INTO turn_mention (turn, position, canonical, name, kind, span_start, span_end, scope)"
                            + " SELECT " + MENTION + ", e.scope FROM json_each(?) n"
                            + " CROSS JOIN turn t ON t.number = n.value ->> 0"
                            + " CROSS JOIN episode e ON e.number = t.episode",
                    json(mentions));
        }
    }

    /** Lists of what {@link #MENTION} selects, for {@code json_each}. */
    private static String json(Map<Long, List<EntityMention>> mentions) {
        return Json.write(generator -> {
            generator.writeStartArray();
            mentions.forEach((number, ofOne) -> {
                for (int position = 0; position < ofOne.size(); position++) {
                    generator.writeStartArray();
                    generator.writeNumber(number);
                    generator.writeNumber(position);
                    write(generator, ofOne.get(position));
                    generator.writeEndArray();
                }
            });
            generator.writeEndArray();
        });
    }

    private static void write(JsonGenerator generator, EntityMention mention) {
        generator.writeString(Session.storable(mention.canonical()));
        generator.writeString(Session.storable(mention.name()));
        generator.writeString(mention.kind().name());
        generator.writeNumber(mention.span().start());
        generator.writeNumber(mention.span().end());
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
