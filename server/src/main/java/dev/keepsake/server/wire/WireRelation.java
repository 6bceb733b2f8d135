package dev.keepsake.server.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.api.SearchResult;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A relation as Mem0's graph mode showed one, with what we know beside that: which memory states it, whose it is, how long it
 * holds, and how far from the question it is.
 *
 * @param source who or what it starts from
 * @param relationship how
 * @param destination where it leads to, in answers of a search
 * @param target where it leads to, in lists
 * @param distance how many relations it took to get there from the question and the hits; only of a search
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WireRelation(
        String source,
        String relationship,
        @Nullable String destination,
        @Nullable String target,
        @Nullable Integer distance,
        @JsonProperty("memory_id") String memoryId,
        @JsonProperty("user_id") @Nullable String userId,
        @JsonProperty("agent_id") @Nullable String agentId,
        @JsonProperty("app_id") @Nullable String appId,
        @JsonProperty("run_id") @Nullable String runId,
        @JsonProperty("valid_from") String validFrom,
        @JsonProperty("valid_to") @Nullable String validTo,
        String state) {

    /** How far a search of the graph mode went: from the entities of the question to those beside them. */
    private static final int MEM0_DEPTH = 1;

    /** The relations of a search. */
    public static List<WireRelation> found(SearchResult result) {
        return result.relations().stream().map(WireRelation::found).toList();
    }

    /** The relations of a list. */
    public static List<WireRelation> listed(List<Relation> relations) {
        return relations.stream().map(relation -> of(relation, null)).toList();
    }

    /** Whether a body asks for relations beside memories. */
    public static boolean wanted(JsonFields body) {
        return body.flag("enable_graph", false);
    }

    /** How far the search that {@code body} asks for follows relations; 0 when it does not want any. */
    static int depth(JsonFields body) {
        return wanted(body) ? body.integer("relation_depth", MEM0_DEPTH) : 0;
    }

    private static WireRelation found(GraphIndex.Found found) {
        return of(found.relation(), found.distance());
    }

    private static WireRelation of(Relation relation, @Nullable Integer distance) {
        Instant to = relation.validity().to();
        String object = relation.mention().object();
        return new WireRelation(
                relation.mention().subject(),
                relation.mention().predicate(),
                distance == null ? null : object,
                distance == null ? object : null,
                distance,
                relation.memory().toString(),
                relation.scope().user(),
                relation.scope().agent(),
                relation.scope().app(),
                relation.scope().run(),
                WireTimes.write(relation.validity().from()),
                to.equals(Validity.OPEN_ENDED) ? null : WireTimes.write(to),
                relation.state().name().toLowerCase(Locale.ROOT));
    }
}
