package dev.keepsake.config.mem0;

import dev.keepsake.config.ProviderVariables;
import tools.jackson.databind.JsonNode;

/** Takes {@code reranker} over. */
final class Mem0Reranker {

    private static final String SECTION = "reranker";

    private Mem0Reranker() {}

    static void take(JsonNode value, Draft draft) {
        if (!draft.isPart("reranker", value)) {
            return;
        }
        String provider = value.path("provider").asString("cohere");
        JsonNode config = value.path("config");
        switch (provider) {
            case "cohere" -> cohere(config, draft);
            case "sentence_transformer", "huggingface" ->
                draft.refuse(
                        "reranker.provider",
                        "Mem0 loads this model in Python; here a cross-encoder runs as ONNX: export it to a folder and say"
                                + " reranker: {provider: onnx, path: FOLDER}");
            case "llm_reranker" -> chat(config, draft);
            default ->
                draft.refuse(
                        "reranker.provider",
                        "there is no such reranker here; there are onnx, cohere, jina, voyage and chat");
        }
    }

    private static void cohere(JsonNode config, Draft draft) {
        draft.say(SECTION, "provider", "cohere");
        draft.note(Note.Outcome.TAKEN, "reranker.provider", "reranker.provider", "");
        if (!config.has("model")) {
            draft.say(SECTION, "model", "rerank-v3.5");
        }
        config.properties().forEach(entry -> {
            String path = "reranker.config." + entry.getKey();
            switch (entry.getKey()) {
                case "model" -> draft.take(path, SECTION, "model", entry.getValue());
                case "api_key" ->
                    draft.takeSecret(
                            path,
                            SECTION,
                            "key",
                            entry.getValue(),
                            ProviderVariables.ofReranker("cohere").getFirst());
                case "top_k" -> draft.ignore(path, "how many hits are wanted is said with each search");
                default -> draft.ignore(path, "rerankers need no more than model, url and key here");
            }
        });
    }

    private static void chat(JsonNode config, Draft draft) {
        JsonNode model = config.path("llm").path("config").path("model");
        draft.refuse(
                "reranker.provider",
                "a chat model puts hits in order with one call here, not one for each: say reranker: {provider: chat, model: "
                        + (model.isString() ? "(that of llm)" : "...") + ", url: ...}");
    }
}
