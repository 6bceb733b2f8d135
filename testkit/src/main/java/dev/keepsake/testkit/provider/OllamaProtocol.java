package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Ollama's own protocol. See <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">its documentation</a>. */
final class OllamaProtocol implements Protocol {

    private static final long NANOS = 1_000_000;

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Route route(String method, String path) {
        return switch (method + " " + path) {
            case "POST /api/chat" -> new Route(Operation.CHAT, "ollama-chat");
            case "POST /api/embed" -> new Route(Operation.EMBEDDINGS, "ollama-embed");
            case "GET /api/tags", "GET /api/version" -> Route.MODELS;
            default -> Route.UNKNOWN;
        };
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("model", request.path("model").asString());
        reply.put("created_at", "2026-01-15T09:00:00.000000Z");
        reply.put("message", Map.of("role", "assistant", "content", ending == Ending.FILTERED ? "" : text));
        reply.put("done", true);
        reply.put("done_reason", ending == Ending.LENGTH ? "length" : "stop");
        reply.put("total_duration", NANOS);
        reply.put("load_duration", NANOS);
        reply.put("prompt_eval_count", INPUT_TOKENS);
        reply.put("prompt_eval_duration", NANOS);
        reply.put("eval_count", OUTPUT_TOKENS);
        reply.put("eval_duration", NANOS);
        return reply;
    }

    @Override
    public List<String> texts(JsonNode request) {
        JsonNode input = request.path("input");
        return input.isArray() ? input.values().stream().map(JsonNode::asString).toList() : List.of(input.asString());
    }

    @Override
    public int dimension(JsonNode request) {
        return request.path("dimensions").asInt(0);
    }

    @Override
    public Object embeddings(JsonNode request, List<float[]> vectors) {
        return Map.of(
                "model", request.path("model").asString(),
                "embeddings", vectors,
                "total_duration", NANOS,
                "load_duration", NANOS,
                "prompt_eval_count", INPUT_TOKENS);
    }

    @Override
    public Object models() {
        return Map.of("models", List.of(Map.of("name", "some-model:latest", "model", "some-model:latest")));
    }

    @Override
    public Object error(int status, String message) {
        return Map.of("error", message);
    }
}
