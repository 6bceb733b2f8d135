package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI's chat completions and embeddings, as <a href="https://github.com/openai/openai-openapi">its OpenAPI description</a> has
 * them.
 */
class OpenAiProtocol implements Protocol {

    private static final long CREATED = 1_768_467_600L;

    @Override
    public String basePath() {
        return "/v1";
    }

    @Override
    public Route route(String method, String path) {
        return switch (method + " " + path) {
            case "POST /v1/chat/completions" -> new Route(Operation.CHAT, "openai-chat");
            case "POST /v1/embeddings" -> new Route(Operation.EMBEDDINGS, "openai-embeddings");
            case "GET /v1/models" -> Route.MODELS;
            default -> Route.UNKNOWN;
        };
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", ending == Ending.FILTERED ? null : text);
        message.put("refusal", ending == Ending.FILTERED ? "I cannot help with that." : null);
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("logprobs", null);
        choice.put(
                "finish_reason",
                switch (ending) {
                    case COMPLETE -> "stop";
                    case LENGTH -> "length";
                    case FILTERED -> "content_filter";
                });
        return Map.of(
                "id",
                "chatcmpl-scripted",
                "object",
                "chat.completion",
                "created",
                CREATED,
                "model",
                request.path("model").asString("deployed") + "-scripted",
                "choices",
                List.of(choice),
                "usage",
                Map.of(
                        "prompt_tokens",
                        INPUT_TOKENS,
                        "completion_tokens",
                        OUTPUT_TOKENS,
                        "total_tokens",
                        INPUT_TOKENS + OUTPUT_TOKENS,
                        "prompt_tokens_details",
                        Map.of("cached_tokens", cachedTokens)));
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
        boolean packed = request.path("encoding_format").asString("").equals("base64");
        List<Object> data = new ArrayList<>();
        for (float[] vector : vectors) {
            data.add(
                    Map.of("object", "embedding", "index", data.size(), "embedding", packed ? packed(vector) : vector));
        }
        return Map.of(
                "object",
                "list",
                "data",
                data,
                "model",
                request.path("model").asString("deployed"),
                "usage",
                Map.of("prompt_tokens", INPUT_TOKENS, "total_tokens", INPUT_TOKENS));
    }

    private static String packed(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @Override
    public Object models() {
        return Map.of(
                "object",
                "list",
                "data",
                List.of(Map.of("id", "some-model", "object", "model", "created", CREATED, "owned_by", "nobody")));
    }

    @Override
    public Object error(int status, String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", status >= 500 ? "server_error" : status == 429 ? "requests" : "invalid_request_error");
        error.put("param", null);
        error.put(
                "code",
                switch (status) {
                    case 401 -> "invalid_api_key";
                    case 404 -> "model_not_found";
                    case 429 -> "rate_limit_exceeded";
                    default -> null;
                });
        return Map.of("error", error);
    }
}
