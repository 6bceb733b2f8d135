package dev.keepsake.config.mem0;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds dimensions that a model cannot have. Mem0 finds them at the first write, or never; its own default for Ollama says 512
 * where the model makes 768.
 */
final class Mem0Dimensions {

    /** How many numbers well-known models make, by the providers' own pages. */
    private static final Map<String, Integer> MAKES = Map.ofEntries(
            Map.entry("text-embedding-3-small", 1536),
            Map.entry("text-embedding-3-large", 3072),
            Map.entry("text-embedding-ada-002", 1536),
            Map.entry("nomic-embed-text", 768),
            Map.entry("mxbai-embed-large", 1024),
            Map.entry("all-minilm", 384),
            Map.entry("bge-m3", 1024),
            Map.entry("gemini-embedding-001", 3072),
            Map.entry("amazon.titan-embed-text-v1", 1536),
            Map.entry("amazon.titan-embed-text-v2:0", 1024),
            Map.entry("intfloat/multilingual-e5-large-instruct", 1024));

    /** Those that can be asked for fewer. */
    private static final Set<String> SHORTENED = Set.of(
            "text-embedding-3-small", "text-embedding-3-large", "gemini-embedding-001", "amazon.titan-embed-text-v2:0");

    private Mem0Dimensions() {}

    static void check(JsonNode embedder, Draft draft) {
        JsonNode said = embedder.path("config").path("embedding_dims");
        String model = standard(embedder).replaceFirst("^models/", "").replaceFirst(":latest$", "");
        Integer makes = MAKES.get(model);
        if (!said.isInt() || makes == null || said.intValue() == makes) {
            return;
        }
        boolean fewer = SHORTENED.contains(model) && said.intValue() < makes;
        if (!fewer) {
            draft.drop("embedder", "dimensions");
            draft.refuse(
                    "embedder.config.embedding_dims",
                    model + " makes " + makes + " numbers, not " + said.intValue()
                            + "; left out, so that the model says itself how many it makes");
        }
    }

    private static String standard(JsonNode embedder) {
        String provider = embedder.path("provider").asString("openai");
        String byDefault = switch (provider) {
            case "ollama" -> "nomic-embed-text";
            case "gemini" -> "gemini-embedding-001";
            case "openai", "azure_openai" -> "text-embedding-3-small";
            default -> "";
        };
        return embedder.path("config").path("model").asString(byDefault);
    }
}
