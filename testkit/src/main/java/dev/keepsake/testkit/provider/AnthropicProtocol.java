package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Anthropic's messages. See <a href="https://docs.claude.com/en/api/messages">the reference</a>. */
final class AnthropicProtocol implements Protocol {

    @Override
    public String basePath() {
        return "/v1";
    }

    @Override
    public Route route(String method, String path) {
        return switch (method + " " + path) {
            case "POST /v1/messages" -> new Route(Operation.CHAT, "anthropic-messages");
            case "GET /v1/models" -> Route.MODELS;
            default -> Route.UNKNOWN;
        };
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        JsonNode forced = request.path("tool_choice").path("name");
        boolean filtered = ending == Ending.FILTERED;
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("id", "msg_scripted");
        reply.put("type", "message");
        reply.put("role", "assistant");
        reply.put("model", request.path("model").asString() + "-scripted");
        reply.put("content", filtered ? List.of() : List.of(content(request, forced, text)));
        reply.put(
                "stop_reason",
                switch (ending) {
                    case COMPLETE -> tools(request) && Wire.objectIn(text) != null ? "tool_use" : "end_turn";
                    case LENGTH -> "max_tokens";
                    case FILTERED -> "refusal";
                });
        reply.put("stop_sequence", null);
        reply.put(
                "usage",
                Map.of(
                        "input_tokens",
                        INPUT_TOKENS - cachedTokens,
                        "cache_read_input_tokens",
                        cachedTokens,
                        "cache_creation_input_tokens",
                        0,
                        "output_tokens",
                        OUTPUT_TOKENS));
        return reply;
    }

    private static boolean tools(JsonNode request) {
        return !request.path("tools").isEmpty();
    }

    private static Object content(JsonNode request, JsonNode forced, String text) {
        JsonNode input = Wire.objectIn(text);
        if (!tools(request) || input == null) {
            return Map.of("type", "text", "text", text);
        }
        String name = forced.asString(request.path("tools").path(0).path("name").asString());
        return Map.of("type", "tool_use", "id", "toolu_scripted", "name", name, "input", input);
    }

    @Override
    public List<String> texts(JsonNode request) {
        return List.of();
    }

    @Override
    public int dimension(JsonNode request) {
        return 0;
    }

    @Override
    public Object embeddings(JsonNode request, List<float[]> vectors) {
        throw new UnsupportedOperationException("Anthropic has no embeddings");
    }

    @Override
    public Object models() {
        return Map.of("data", List.of(Map.of("id", "some-model", "type", "model")), "has_more", false);
    }

    @Override
    public Object error(int status, String message) {
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
        return Map.of("type", "error", "error", Map.of("type", type, "message", message));
    }
}
