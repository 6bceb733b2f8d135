package dev.keepsake.server.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an add did to relations, as Mem0's graph mode showed it: a list of what each of its statements returned.
 *
 * @param added the relations that hold since
 * @param deleted the relations that were closed; they are there still, and restored with their memories
 */
public record WireGraphChanges(
        @JsonProperty("added_entities") List<List<Edge>> added,
        @JsonProperty("deleted_entities") List<List<Edge>> deleted) {

    /** Nothing has been done yet, or nothing was to be done. */
    public static final WireGraphChanges NONE = new WireGraphChanges(List.of(), List.of());

    private static final int MOST = 1_000;

    /** One relation. */
    public record Edge(String source, String relationship, String target) {}

    /** What {@code operation} did; nothing while it is pending. */
    public static WireGraphChanges of(Operation operation, Memories memories) {
        Map<MemoryId, Boolean> holds = new HashMap<>();
        for (Outcome.Item item : operation.outcome().stored()) {
            if (item.kind() == ChangeKind.SUPERSEDED || ChangeNames.isShown(item.kind())) {
                holds.put(item.memory(), item.kind() != ChangeKind.SUPERSEDED);
            }
        }
        if (holds.isEmpty()) {
            return NONE;
        }
        List<List<Edge>> added = new ArrayList<>();
        List<List<Edge>> deleted = new ArrayList<>();
        for (Relation relation : memories.relations(of(holds.keySet().stream().toList()))) {
            Edge edge = new Edge(
                    relation.mention().subject(),
                    relation.mention().predicate(),
                    relation.mention().object());
            (holds.getOrDefault(relation.memory(), false) ? added : deleted).add(List.of(edge));
        }
        return new WireGraphChanges(added, deleted);
    }

    private static RelationsRequest of(List<MemoryId> ids) {
        List<AttributeValue> texts = ids.stream()
                .<AttributeValue>map(id -> new AttributeValue.Text(id.toString()))
                .toList();
        Filter these = new Filter.Condition(new Field.Id(), Operator.IN, new AttributeValue.Items(texts));
        Reach reach = Reach.everythingInTheProject()
                .withFilter(these)
                .withSuperseded(true)
                .withExpired(true);
        return new RelationsRequest(reach, PageRequest.first(MOST));
    }
}
