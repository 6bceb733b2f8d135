package dev.keepsake.testkit.provider;

/** The protocols that providers speak. */
public enum WireFormat {
    /** OpenAI's, and that of most others. */
    OPENAI(new OpenAiProtocol()),
    /** OpenAI's at Azure's addresses: by deployment with a version, and without versions. */
    AZURE(new AzureProtocol()),
    ANTHROPIC(new AnthropicProtocol()),
    /** The Gemini API. */
    GEMINI(new GeminiProtocol("/v1beta", "/v1beta/models/")),
    /** Google's models of Vertex AI. */
    VERTEX(new GeminiProtocol("/v1", "/v1/projects/[^/]+/locations/[^/]+/publishers/google/models/")),
    /** Amazon Bedrock: Converse, and InvokeModel for embeddings of Titan and Cohere. */
    BEDROCK(new BedrockProtocol()),
    OLLAMA(new OllamaProtocol()),
    /** Cohere's second protocol, embeddings only. */
    COHERE(new CohereProtocol()),
    /** Text Embeddings Inference, and Hugging Face's own service for feature extraction. */
    HUGGING_FACE(new HuggingFaceProtocol());

    private final Protocol protocol;

    WireFormat(Protocol protocol) {
        this.protocol = protocol;
    }

    Protocol protocol() {
        return protocol;
    }
}
