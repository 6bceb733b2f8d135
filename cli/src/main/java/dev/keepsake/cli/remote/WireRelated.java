package dev.keepsake.cli.remote;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Relations as a Keepsake server shows them. Another server's say neither from which memory they are nor whose. */
final class WireRelated {

    private WireRelated() {}

    /** Those that say from which memory they are. */
    static List<GraphIndex.Found> found(JsonNode relations) {
        List<GraphIndex.Found> found = new ArrayList<>();
        for (JsonNode node : relations) {
            if (node.has("memory_id")) {
                found.add(new GraphIndex.Found(
                        relation(node), node.path("distance").asInt(1)));
            }
        }
        return found;
    }

    static Relation relation(JsonNode node) {
        JsonFields fields = new JsonFields(node, "");
        String destination = fields.text("destination") == null ? fields.text("target") : fields.text("destination");
        RelationMention mention = new RelationMention(
                WireMemory.required(fields.text("source"), "source"),
                WireMemory.required(fields.text("relationship"), "relationship"),
                WireMemory.required(destination, "destination"));
        Instant to = WireTimes.moment(fields, "valid_to");
        return new Relation(
                MemoryId.parse(WireMemory.required(fields.text("memory_id"), "memory_id")),
                new Scope(fields.id("user_id"), fields.id("agent_id"), fields.id("app_id"), fields.id("run_id")),
                CanonicalName.of(mention.subject()),
                CanonicalName.of(mention.object()),
                mention,
                new Validity(
                        WireMemory.required(WireTimes.moment(fields, "valid_from"), "valid_from"),
                        to == null ? Validity.OPEN_ENDED : to),
                "superseded".equals(fields.text("state")) ? MemoryState.SUPERSEDED : MemoryState.CURRENT);
    }
}
