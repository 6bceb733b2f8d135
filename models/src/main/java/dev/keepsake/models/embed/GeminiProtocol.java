package dev.keepsake.models.embed;

import dev.keepsake.model.Embedder.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The Gemini API's <a href="https://ai.google.dev/api/embeddings">batchEmbedContents</a>. LangChain4j's module for it repeats failed
 * requests by itself and cannot be told not to.
 *
 * @param tasks whether the model is told what vectors are for; those from the second generation on read it in the text
 * @param dimension how many numbers to ask for, or 0 for the model's own
 */
record GeminiProtocol(String model, Purpose purpose, boolean tasks, int dimension) implements EmbeddingProtocol {

    @Override
    public Object request(List<String> texts) {
        return Map.of("requests", texts.stream().map(this::one).toList());
    }

    private Map<String, Object> one(String text) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", "models/" + model);
        request.put("content", Map.of("parts", List.of(Map.of("text", text))));
        if (tasks) {
            request.put("taskType", task(purpose));
        }
        if (dimension > 0) {
            request.put("outputDimensionality", dimension);
        }
        return request;
    }

    /** What Google calls a purpose. */
    static String task(Purpose purpose) {
        return switch (purpose) {
            case QUERY -> "RETRIEVAL_QUERY";
            case PASSAGE -> "RETRIEVAL_DOCUMENT";
        };
    }

    @Override
    public List<JsonNode> vectors(JsonNode reply) {
        return reply.path("embeddings").values().stream()
                .map(embedding -> embedding.path("values"))
                .toList();
    }
}
