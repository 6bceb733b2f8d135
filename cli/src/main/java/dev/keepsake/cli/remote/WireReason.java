package dev.keepsake.cli.remote;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Why;
import dev.keepsake.api.Why.OutOfReach.Reason;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Why a memory was returned or not, as a Keepsake server says it. */
final class WireReason {

    private WireReason() {}

    static Why why(JsonNode node, Memory memory) {
        int rank = node.path("rank").asInt(1);
        double score = node.path("score").asDouble(0);
        Explanation explanation = WireFound.explanation(node.path("explanation"));
        String answer = node.path("answer").asString("");
        return switch (answer) {
            case "returned" ->
                new Why.Returned(
                        rank,
                        new Hit.OfMemory(WireMemory.explained(memory, node.path("explanation")), score, explanation));
            case "out_of_reach" -> new Why.OutOfReach(reason(node));
            case "superseded" -> {
                String by = node.path("superseded_by").asString("");
                yield new Why.Superseded(by.isEmpty() ? null : MemoryId.parse(by));
            }
            case "not_proposed" -> new Why.NotProposed(WireFound.reports(node.path("missing")));
            case "below_threshold" ->
                new Why.BelowThreshold(rank, score, node.path("threshold").asDouble(0), explanation);
            case "below_cut" ->
                new Why.BelowCut(
                        rank,
                        node.path("limit").asInt(0),
                        score,
                        node.path("last_score").asDouble(0),
                        explanation);
            case "duplicate" -> new Why.Duplicate(node.path("duplicate_of").asString(""));
            case "outside_budget" ->
                new Why.OutsideBudget(
                        rank,
                        node.path("tokens").asInt(0),
                        node.path("token_budget").asInt(0));
            default -> throw WireMemory.unexpected("the answer '" + answer + "'");
        };
    }

    private static Reason reason(JsonNode node) {
        String key = node.path("reason").asString("");
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElseThrow(() -> WireMemory.unexpected("the reason '" + key + "'"));
    }
}
