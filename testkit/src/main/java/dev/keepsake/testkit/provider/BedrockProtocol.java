package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Amazon Bedrock's Converse, and InvokeModel for embeddings. See
 * <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">the reference</a>.
 */
final class BedrockProtocol implements Protocol {

    private static final int LATENCY_MILLIS = 12;

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Route route(String method, String path) {
        if (method.equals("GET") && path.equals("/")) {
            // There is nothing there but a connection.
            return Route.MODELS;
        }
        if (!method.equals("POST") || !path.startsWith("/model/")) {
            return Route.UNKNOWN;
        }
        if (path.endsWith("/converse")) {
            return new Route(Operation.CHAT, "bedrock-converse");
        }
        if (!path.endsWith("/invoke")) {
            return Route.UNKNOWN;
        }
        return new Route(
                Operation.EMBEDDINGS, path.contains("cohere") ? "bedrock-cohere-embed" : "bedrock-titan-embed");
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        boolean tools = request.path("toolConfig").path("tools").size() > 0;
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        List<Object> content = ending == Ending.FILTERED ? List.of() : List.of(content(request, tools, text));
        reply.put("output", Map.of("message", Map.of("role", "assistant", "content", content)));
        reply.put(
                "stopReason",
                switch (ending) {
                    case COMPLETE -> tools && Wire.objectIn(text) != null ? "tool_use" : "end_turn";
                    case LENGTH -> "max_tokens";
                    case FILTERED -> "content_filtered";
                });
        reply.put(
                "usage",
                Map.of(
                        "inputTokens",
                        INPUT_TOKENS - cachedTokens,
                        "outputTokens",
                        OUTPUT_TOKENS,
                        "totalTokens",
                        INPUT_TOKENS + OUTPUT_TOKENS,
                        "cacheReadInputTokens",
                        cachedTokens,
                        "cacheWriteInputTokens",
                        0));
        reply.put("metrics", Map.of("latencyMs", LATENCY_MILLIS));
        return reply;
    }

    private static Object content(JsonNode request, boolean tools, String text) {
        JsonNode input = Wire.objectIn(text);
        if (!tools || input == null) {
            return Map.of("text", text);
        }
        String first = request.path("toolConfig")
                .path("tools")
                .path(0)
                .path("toolSpec")
                .path("name")
                .asString();
        return Map.of("toolUse", Map.of("toolUseId", "tooluse_scripted", "name", first, "input", input));
    }

    @Override
    public List<String> texts(JsonNode request) {
        return request.has("texts")
                ? request.path("texts").values().stream()
                        .map(JsonNode::asString)
                        .toList()
                : List.of(request.path("inputText").asString());
    }

    @Override
    public int dimension(JsonNode request) {
        return request.path("dimensions").asInt(request.path("output_dimension").asInt(0));
    }

    @Override
    public Object embeddings(JsonNode request, List<float[]> vectors) {
        if (request.has("embedding_types")) {
            return Map.of(
                    "id",
                    "scripted",
                    "response_type",
                    "embeddings_by_type",
                    "embeddings",
                    Map.of("float", vectors),
                    "texts",
                    texts(request));
        }
        return request.has("texts")
                ? Map.of(
                        "id",
                        "scripted",
                        "response_type",
                        "embeddings_floats",
                        "embeddings",
                        vectors,
                        "texts",
                        texts(request))
                : Map.of("embedding", vectors.getFirst(), "inputTextTokenCount", INPUT_TOKENS);
    }

    @Override
    public Object models() {
        return Map.of();
    }

    @Override
    public Object error(int status, String message) {
        return Map.of("message", message);
    }

    @Override
    public Refusal refusal(int status, String message, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("x-amzn-ErrorType", errorType(status));
        return new Refusal(all, error(status, message));
    }

    /** What the header says that names the kind of an error. */
    private static String errorType(int status) {
        return switch (status) {
            case 401, 403 -> "AccessDeniedException";
            case 404 -> "ResourceNotFoundException";
            case 408 -> "ModelTimeoutException";
            case 424 -> "ModelErrorException";
            case 429 -> "ThrottlingException";
            case 503 -> "ServiceUnavailableException";
            default -> status >= 500 ? "InternalServerException" : "ValidationException";
        };
    }
}
