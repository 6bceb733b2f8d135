package dev.keepsake.models.embed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a Text Embeddings Inference server answers at
 * <a href="https://huggingface.github.io/text-embeddings-inference/">/embed</a>, and Hugging Face's own service for the task
 * <a href="https://huggingface.co/docs/inference-providers/tasks/feature-extraction">feature extraction</a>, which speaks the same.
 *
 * @param dimension how many numbers to ask for, or 0 for the model's own
 */
record HuggingFaceProtocol(int dimension) implements EmbeddingProtocol {

    @Override
    public Object request(List<String> texts) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("inputs", texts);
        request.put("normalize", true);
        request.put("truncate", true);
        if (dimension > 0) {
            request.put("dimensions", dimension);
        }
        return request;
    }

    @Override
    public List<JsonNode> vectors(JsonNode reply) {
        return List.copyOf(reply.values());
    }
}
