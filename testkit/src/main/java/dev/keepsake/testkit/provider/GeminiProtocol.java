package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's generateContent, in the <a href="https://ai.google.dev/api/generate-content">Gemini API</a> and in
 * <a href="https://cloud.google.com/vertex-ai/docs/reference/rest">Vertex AI</a>, with the embeddings of either.
 */
final class GeminiProtocol implements Protocol {

    private final String basePath;
    private final Pattern call;

    GeminiProtocol(String basePath, String models) {
        this.basePath = basePath;
        this.call = Pattern.compile(models + "[^/:]+:(?<verb>\\w+)");
    }

    @Override
    public String basePath() {
        return basePath;
    }

    @Override
    public Route route(String method, String path) {
        Matcher matcher = call.matcher(path);
        if (method.equals("GET") && path.contains("/models")) {
            return Route.MODELS;
        }
        if (!method.equals("POST") || !matcher.matches()) {
            return Route.UNKNOWN;
        }
        boolean vertex = basePath.equals("/v1");
        return switch (matcher.group("verb")) {
            case "generateContent" -> new Route(Operation.CHAT, vertex ? "vertex-generate" : "gemini-generate");
            case "batchEmbedContents" -> vertex ? Route.UNKNOWN : new Route(Operation.EMBEDDINGS, "gemini-batch-embed");
            case "embedContent" -> new Route(Operation.EMBEDDINGS, vertex ? "vertex-embed" : "gemini-embed");
            case "predict" -> vertex ? new Route(Operation.EMBEDDINGS, "vertex-predict") : Route.UNKNOWN;
            default -> Route.UNKNOWN;
        };
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        Map<String, @Nullable Object> candidate = new LinkedHashMap<>();
        if (ending != Ending.FILTERED) {
            candidate.put("content", Map.of("role", "model", "parts", List.of(Map.of("text", text))));
        }
        candidate.put(
                "finishReason",
                switch (ending) {
                    case COMPLETE -> "STOP";
                    case LENGTH -> "MAX_TOKENS";
                    case FILTERED -> "SAFETY";
                });
        candidate.put("index", 0);
        return Map.of(
                "candidates",
                List.of(candidate),
                "modelVersion",
                "some-model-scripted",
                "responseId",
                "scripted",
                "usageMetadata",
                Map.of(
                        "promptTokenCount", INPUT_TOKENS,
                        "candidatesTokenCount", OUTPUT_TOKENS,
                        "totalTokenCount", INPUT_TOKENS + OUTPUT_TOKENS,
                        "cachedContentTokenCount", cachedTokens));
    }

    @Override
    public List<String> texts(JsonNode request) {
        if (request.has("instances")) {
            return request.path("instances").values().stream()
                    .map(instance -> instance.path("content").asString())
                    .toList();
        }
        return request.has("requests")
                ? request.path("requests").values().stream()
                        .map(GeminiProtocol::text)
                        .toList()
                : List.of(text(request));
    }

    private static String text(JsonNode request) {
        return request.path("content").path("parts").path(0).path("text").asString();
    }

    @Override
    public int dimension(JsonNode request) {
        int single = request.path("outputDimensionality").asInt(0);
        int first =
                request.path("requests").path(0).path("outputDimensionality").asInt(single);
        int asked =
                request.path("embedContentConfig").path("outputDimensionality").asInt(first);
        return request.path("parameters").path("outputDimensionality").asInt(asked);
    }

    @Override
    public Object embeddings(JsonNode request, List<float[]> vectors) {
        if (request.has("instances")) {
            return Map.of(
                    "predictions",
                    vectors.stream()
                            .map(vector -> Map.of(
                                    "embeddings",
                                    Map.of(
                                            "values",
                                            vector,
                                            "statistics",
                                            Map.of("truncated", false, "token_count", INPUT_TOKENS))))
                            .toList());
        }
        return request.has("requests")
                ? Map.of(
                        "embeddings",
                        vectors.stream().map(vector -> Map.of("values", vector)).toList())
                : Map.of(
                        "embedding",
                        Map.of("values", vectors.getFirst()),
                        "usageMetadata",
                        Map.of("promptTokenCount", INPUT_TOKENS));
    }

    @Override
    public Object models() {
        return Map.of("models", List.of(Map.of("name", "models/some-model")));
    }

    @Override
    public Object error(int status, String message) {
        String name = switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT";
        };
        return Map.of("error", Map.of("code", status, "message", message, "status", name));
    }

    /** Google has no header for when to come again, but for dates; it says seconds among the details of the error. */
    @Override
    public Refusal refusal(int status, String message, Map<String, String> headers) {
        String seconds = headers.getOrDefault("Retry-After", "");
        if (!seconds.matches("\\d+")) {
            return Protocol.super.refusal(status, message, headers);
        }
        ObjectNode body = Wire.tree(error(status, message));
        ArrayNode details = body.withObject("/error").putArray("details");
        details.addObject().put("@type", "type.googleapis.com/google.rpc.Help").putArray("links");
        details.addObject()
                .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
                .put("retryDelay", seconds + "s");
        return new Refusal(Map.of(), body);
    }
}
