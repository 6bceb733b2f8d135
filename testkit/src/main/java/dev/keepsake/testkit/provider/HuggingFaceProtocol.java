package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A <a href="https://huggingface.github.io/text-embeddings-inference/">Text Embeddings Inference</a> server, and Hugging Face's own
 * service for feature extraction at {@code /hf-inference}.
 */
final class HuggingFaceProtocol implements Protocol {

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Route route(String method, String path) {
        boolean hosted = path.startsWith("/hf-inference/models/") && path.endsWith("/pipeline/feature-extraction");
        return method.equals("POST") && (hosted || path.equals("/embed"))
                ? new Route(Operation.EMBEDDINGS, "huggingface-embed")
                : Route.UNKNOWN;
    }

    @Override
    public Object reply(JsonNode request, String text, Ending ending, int cachedTokens) {
        throw new UnsupportedOperationException("Only embeddings are spoken here");
    }

    @Override
    public List<String> texts(JsonNode request) {
        JsonNode inputs = request.path("inputs");
        return inputs.isArray()
                ? inputs.values().stream().map(JsonNode::asString).toList()
                : List.of(inputs.asString());
    }

    @Override
    public int dimension(JsonNode request) {
        return request.path("dimensions").asInt(0);
    }

    @Override
    public Object embeddings(JsonNode request, List<float[]> vectors) {
        return vectors;
    }

    @Override
    public Object models() {
        return List.of();
    }

    @Override
    public Object error(int status, String message) {
        String type = switch (status) {
            case 422 -> "tokenizer";
            case 424 -> "backend";
            case 429 -> "overloaded";
            default -> "validation";
        };
        return Map.of("error", message, "error_type", type);
    }
}
