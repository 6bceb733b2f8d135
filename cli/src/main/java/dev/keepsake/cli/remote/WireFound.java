package dev.keepsake.cli.remote;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a server found: its results, and from a Keepsake server what it says of them when an explanation is asked for. */
final class WireFound {

    private static final double NANOS_PER_MILLI = 1e6;

    /** What the platform calls those signals that it tells of. */
    private static final Map<Signal, String> BREAKDOWN =
            Map.of(Signal.VECTOR, "semantic", Signal.KEYWORD, "bm25", Signal.ENTITY, "entity");

    private WireFound() {}

    static SearchResult result(JsonNode answer) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode node : answer.path("results")) {
            hits.add(new Hit.OfMemory(
                    WireMemory.explained(WireMemory.memory(node), node.path("explanation")),
                    node.path("score").asDouble(0),
                    node.has("explanation") ? explanation(node.path("explanation")) : breakdown(node)));
        }
        JsonNode report = answer.path("report");
        return new SearchResult(
                hits,
                reports(report.path("signals")),
                rerank(report.path("rerank")),
                report.path("outside_budget").asInt(0),
                new SearchResult.Neighbourhood(
                        WireRelated.found(answer.path("relations")),
                        report.path("relations_late").asBoolean(false)));
    }

    static Explanation explanation(JsonNode node) {
        List<Explanation.Part> parts = new ArrayList<>();
        for (JsonNode part : node.path("parts")) {
            signal(part)
                    .ifPresent(signal -> parts.add(new Explanation.Part(
                            signal,
                            part.path("raw").asDouble(Double.NaN),
                            part.path("normalised").asDouble(0),
                            part.path("weight").asDouble(0),
                            part.path("contribution").asDouble(0))));
        }
        return new Explanation(parts, node.path("reranked").asDouble(Double.NaN));
    }

    /** The platform's own breakdown has normalised scores only; they stand for the raw ones, too. */
    private static Explanation breakdown(JsonNode hit) {
        List<Explanation.Part> parts = new ArrayList<>();
        BREAKDOWN.forEach((signal, name) -> {
            double normalised = hit.path("score_breakdown").path(name).asDouble(0);
            double weight = SearchRecipe.HYBRID.weight(signal);
            double raw = normalised > 0 ? normalised : Double.NaN;
            parts.add(new Explanation.Part(signal, raw, normalised, weight, normalised * weight));
        });
        return new Explanation(parts);
    }

    static List<SignalReport> reports(JsonNode nodes) {
        List<SignalReport> reports = new ArrayList<>();
        for (JsonNode node : nodes) {
            signal(node)
                    .ifPresent(signal -> reports.add(new SignalReport(
                            signal,
                            state(SignalReport.State.class, node, SignalReport.State.FAILED),
                            node.path("candidates").asInt(0),
                            took(node))));
        }
        return reports;
    }

    private static @Nullable RerankReport rerank(JsonNode node) {
        return node.isObject()
                ? new RerankReport(
                        node.path("reranker").asString(""),
                        state(RerankReport.State.class, node, RerankReport.State.FAILED),
                        node.path("passages").asInt(0),
                        took(node),
                        node.path("reason").asString(""))
                : null;
    }

    private static Duration took(JsonNode node) {
        return Duration.ofNanos(Math.round(node.path("took_ms").asDouble(0) * NANOS_PER_MILLI));
    }

    /** Empty for a signal that only a newer server knows. */
    private static Optional<Signal> signal(JsonNode node) {
        String key = node.path("signal").asString("");
        return Arrays.stream(Signal.values())
                .filter(signal -> signal.key().equals(key))
                .findFirst();
    }

    private static <T extends Enum<T>> T state(Class<T> states, JsonNode node, T otherwise) {
        String key = node.path("state").asString("");
        return Arrays.stream(states.getEnumConstants())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElse(otherwise);
    }
}
