package dev.keepsake.store.embedded;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Memory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What memories say of how entities stand to each other, as rows. */
final class RelationRows {

    /** What {@link #read} reads, of a memory {@code m} and its relation {@code r}. */
    static final String COLUMNS = MemoryRows.COLUMNS
            + ", r.scope, r.position, r.subject, r.object, r.subject_name, r.predicate, r.object_name";

    private RelationRows() {}

    static Stated read(Row row) throws SQLException {
        return new Stated(
                MemoryRows.read(row),
                row.number(),
                row.small(),
                row.text(),
                row.text(),
                new RelationMention(row.text(), row.text(), row.text()));
    }

    /** The relations of these memories, by the number of the memory, in their order. */
    static Map<Long, List<RelationMention>> ofMemories(Session session, Collection<Long> memories) throws SQLException {
        Map<Long, List<RelationMention>> relations = new HashMap<>();
        if (memories.isEmpty()) {
            return relations;
        }
        session.each(
                "SELECT memory, subject_name, predicate, object_name FROM memory_relation"
                        + " WHERE memory IN (SELECT value FROM json_each(?)) ORDER BY memory, position",
                row -> relations
                        .computeIfAbsent(row.number(), first -> new ArrayList<>())
                        .add(new RelationMention(row.text(), row.text(), row.text())),
                Json.numbers(memories));
        return relations;
    }

    /** Writes the relations of memories that have a vector and no relations yet, by the number of the memory. */
    static void insert(Session session, Map<Long, List<RelationMention>> relations) throws SQLException {
        if (!relations.isEmpty()) {
            session.update(
                    "INSERT INTO memory_relation"
                            + " (memory, position, subject, object, subject_name, predicate, object_name, scope)"
                            + " SELECT n.value ->> 0, n.value ->> 1, n.value ->> 2, n.value ->> 3, n.value ->> 4,"
                            + " n.value ->> 5, n.value ->> 6, m.scope FROM json_each(?) n"
                            + " CROSS JOIN memory m ON m.number = n.value ->> 0",
                    json(relations));
        }
    }

    private static String json(Map<Long, List<RelationMention>> relations) {
        return Json.write(generator -> {
            generator.writeStartArray();
            relations.forEach((number, ofOne) -> {
                for (int position = 0; position < ofOne.size(); position++) {
                    RelationMention relation = ofOne.get(position);
                    generator.writeStartArray();
                    generator.writeNumber(number);
                    generator.writeNumber(position);
                    generator.writeString(Session.storable(CanonicalName.of(relation.subject())));
                    generator.writeString(Session.storable(CanonicalName.of(relation.object())));
                    generator.writeString(Session.storable(relation.subject()));
                    generator.writeString(Session.storable(relation.predicate()));
                    generator.writeString(Session.storable(relation.object()));
                    generator.writeEndArray();
                }
            });
            generator.writeEndArray();
        });
    }

    /**
     * A relation and the memory that states it.
     *
     * @param found the memory, without its sources
     * @param scope the number of its scope
     * @param position the relation's place in it
     * @param subject canonical name
     * @param object canonical name
     * @param mention as it is worded
     */
    record Stated(
            MemoryRows.Found found, long scope, int position, String subject, String object, RelationMention mention) {

        /** The same, of the memory as it was. */
        Stated as(Memory past) {
            return new Stated(new MemoryRows.Found(found.number(), past), scope, position, subject, object, mention);
        }

        Relation relation() {
            Memory memory = found.memory();
            return new Relation(
                    memory.id(),
                    memory.scope(),
                    subject,
                    object,
                    mention,
                    memory.lifecycle().validity(),
                    memory.lifecycle().state());
        }
    }
}
