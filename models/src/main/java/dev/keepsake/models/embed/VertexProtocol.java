package dev.keepsake.models.embed;

import dev.keepsake.model.Embedder.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Vertex AI's <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api">predict</a>.
 * LangChain4j's module for it needs Google's own client with gRPC.
 *
 * @param dimension how many numbers to ask for, or 0 for the model's own
 */
record VertexProtocol(Purpose purpose, int dimension) implements EmbeddingProtocol {

    @Override
    public Object request(List<String> texts) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("autoTruncate", true);
        if (dimension > 0) {
            parameters.put("outputDimensionality", dimension);
        }
        return Map.of(
                "instances",
                texts.stream()
                        .map(text -> Map.of("task_type", GeminiProtocol.task(purpose), "content", text))
                        .toList(),
                "parameters",
                parameters);
    }

    @Override
    public List<JsonNode> vectors(JsonNode reply) {
        return reply.path("predictions").values().stream()
                .map(prediction -> prediction.path("embeddings").path("values"))
                .toList();
    }

    @Override
    public int tokens(JsonNode reply) {
        int sum = 0;
        for (JsonNode prediction : reply.path("predictions")) {
            sum += prediction
                    .path("embeddings")
                    .path("statistics")
                    .path("token_count")
                    .asInt(0);
        }
        return sum == 0 ? -1 : sum;
    }
}
