package dev.keepsake.models.embed;

import dev.keepsake.model.Embedder.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Vertex AI's
 * <a href="https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.publishers.models/embedContent">embedContent</a>,
 * one text a request, by which the embedders of the Gemini family are asked that came after {@code gemini-embedding-001}.
 *
 * @param tasks whether the model is told what vectors are for; see {@link GeminiProtocol}
 * @param dimension how many numbers to ask for, or 0 for the model's own
 */
record VertexContentProtocol(Purpose purpose, boolean tasks, int dimension) implements EmbeddingProtocol {

    @Override
    public Object request(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException("One text is expected, not " + texts.size());
        }
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("autoTruncate", true);
        if (tasks) {
            configuration.put("taskType", GeminiProtocol.task(purpose));
        }
        if (dimension > 0) {
            configuration.put("outputDimensionality", dimension);
        }
        return Map.of(
                "content",
                Map.of("role", "user", "parts", List.of(Map.of("text", texts.getFirst()))),
                "embedContentConfig",
                configuration);
    }

    @Override
    public List<JsonNode> vectors(JsonNode reply) {
        return List.of(reply.path("embedding").path("values"));
    }

    @Override
    public int tokens(JsonNode reply) {
        return reply.path("usageMetadata").path("promptTokenCount").asInt(-1);
    }
}
