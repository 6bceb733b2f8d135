package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Cohere's second protocol, embeddings only. See <a href="https://docs.cohere.com/reference/embed">the reference</a>. */
final class CohereProtocol implements Protocol {

    @Override
    public String basePath() {
        return "/v2";
    }

    @Override
    public Route route(String method, String path) {
        return switch (method + " " + path) {
            case "POST /v2/embed" -> new Route(Operation.EMBEDDINGS, "cohere-embed");
            default -> Route.UNKNOWN;
        };
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        throw new UnsupportedOperationException("Only embeddings are spoken here");
    }

    @Override
    public List<String> texts(JsonNode request) {
        return request.path("texts").values().stream().map(JsonNode::asString).toList();
    }

    @Override
    public int dimension(JsonNode request) {
        return request.path("output_dimension").asInt(0);
    }

    @Override
    public Object embeddings(JsonNode request, List<float[]> vectors) {
        return Map.of(
                "id", "scripted",
                "embeddings", Map.of("float", vectors),
                "texts", texts(request),
                "meta",
                        Map.of(
                                "api_version",
                                Map.of("version", "2"),
                                "billed_units",
                                Map.of("input_tokens", INPUT_TOKENS)));
    }

    @Override
    public Object models() {
        return Map.of("models", List.of());
    }

    @Override
    public Object error(int status, String message) {
        return Map.of("id", "scripted", "message", message);
    }
}
