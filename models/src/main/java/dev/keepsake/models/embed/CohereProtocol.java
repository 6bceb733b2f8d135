package dev.keepsake.models.embed;

import dev.keepsake.model.Embedder.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Cohere's <a href="https://docs.cohere.com/reference/embed">second protocol</a>. LangChain4j's module for it that can be had speaks
 * the first, over a second HTTP library.
 *
 * @param dimension how many numbers to ask for, or 0 for the model's own
 */
record CohereProtocol(String model, Purpose purpose, int dimension) implements EmbeddingProtocol {

    @Override
    public Object request(List<String> texts) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", model);
        request.put("texts", texts);
        request.put(
                "input_type",
                switch (purpose) {
                    case QUERY -> "search_query";
                    case PASSAGE -> "search_document";
                });
        request.put("embedding_types", List.of("float"));
        request.put("truncate", "END");
        if (dimension > 0) {
            request.put("output_dimension", dimension);
        }
        return request;
    }

    @Override
    public List<JsonNode> vectors(JsonNode reply) {
        return List.copyOf(reply.path("embeddings").path("float").values());
    }

    @Override
    public int tokens(JsonNode reply) {
        return reply.path("meta").path("billed_units").path("input_tokens").asInt(-1);
    }
}
