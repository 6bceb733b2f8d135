package dev.keepsake.models.provider;

/** What a provider's model is asked to do. */
public enum ModelRole {
    CHAT("chat", "The chat model"),
    EMBEDDINGS("embeddings", "The embedder"),
    RERANK("rerank", "The reranker");

    private final String operation;
    private final String words;

    ModelRole(String operation, String words) {
        this.operation = operation;
        this.words = words;
    }

    /**
     * The name of the operation in OpenTelemetry's
     * <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/">conventions for generative AI</a>.
     */
    public String operation() {
        return operation;
    }

    /** How a message about such a model begins. */
    String words() {
        return words;
    }
}
