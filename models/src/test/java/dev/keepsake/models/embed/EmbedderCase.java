package dev.keepsake.models.embed;

import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.WireFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One way to an embedder: what is configured, and what its server must then be sent. */
enum EmbedderCase {
    OPENAI(Provider.OPENAI, WireFormat.OPENAI, "text-embedding-3-small", "", "/embeddings"),
    OPENAI_STRUCTURED(Provider.OPENAI_STRUCTURED, WireFormat.OPENAI, "text-embedding-3-large", "", "/embeddings"),
    AZURE(Provider.AZURE_OPENAI, WireFormat.AZURE, "text-embedding-3-small", "", "/openai/v1/embeddings"),
    AZURE_DATED(
            Provider.AZURE_OPENAI,
            WireFormat.AZURE,
            "text-embedding-3-small",
            "",
            "/openai/deployments/my-deployment/embeddings"),
    AZURE_STRUCTURED(
            Provider.AZURE_OPENAI_STRUCTURED, WireFormat.AZURE, "text-embedding-3-small", "", "/openai/v1/embeddings"),
    OLLAMA(Provider.OLLAMA, WireFormat.OLLAMA, "nomic-embed-text:latest", "", "/api/embed"),
    LMSTUDIO(Provider.LMSTUDIO, WireFormat.OPENAI, "text-embedding-nomic-embed-text-v1.5", "", "/embeddings"),
    VLLM(Provider.VLLM, WireFormat.OPENAI, "Qwen/Qwen3-Embedding-0.6B", "", "/embeddings"),
    LITELLM(Provider.LITELLM, WireFormat.OPENAI, "openai/text-embedding-3-small", "", "/embeddings"),
    OPENROUTER(Provider.OPENROUTER, WireFormat.OPENAI, "openai/text-embedding-3-small", "", "/embeddings"),
    TOGETHER(Provider.TOGETHER, WireFormat.OPENAI, "some/embedder", "", "/embeddings"),
    MISTRAL(Provider.MISTRAL, WireFormat.OPENAI, "some-embedder", "", "/embeddings"),
    OPENAI_COMPATIBLE(Provider.OPENAI_COMPATIBLE, WireFormat.OPENAI, "some-embedder", "", "/embeddings"),
    HUGGING_FACE(
            Provider.HUGGINGFACE,
            WireFormat.HUGGING_FACE,
            "some/embedder",
            "/hf-inference",
            "/models/some/embedder/pipeline/feature-extraction"),
    INFERENCE_SERVER(Provider.HUGGINGFACE, WireFormat.HUGGING_FACE, "some/embedder", "", "/embed"),
    INFERENCE_SERVER_AS_OPENAI(Provider.HUGGINGFACE, WireFormat.OPENAI, "some/embedder", "", "/embeddings"),
    GEMINI(
            Provider.GEMINI,
            WireFormat.GEMINI,
            "models/gemini-embedding-001",
            "",
            "/models/gemini-embedding-001:batchEmbedContents"),
    VERTEX(
            Provider.VERTEXAI,
            WireFormat.VERTEX,
            "text-embedding-005",
            "",
            "/projects/made-up-project/locations/europe-west4/publishers/google/models/text-embedding-005:predict"),
    VERTEX_CONTENT(
            Provider.VERTEXAI,
            WireFormat.VERTEX,
            "gemini-embedding-2",
            "",
            "/projects/made-up-project/locations/europe-west4/publishers/google/models/gemini-embedding-2:embedContent"),
    COHERE(Provider.COHERE, WireFormat.COHERE, "embed-v4.0", "", "/embed"),
    BEDROCK_TITAN(
            Provider.AWS_BEDROCK,
            WireFormat.BEDROCK,
            "amazon.titan-embed-text-v2:0",
            "",
            "/model/amazon.titan-embed-text-v2%3A0/invoke"),
    BEDROCK_COHERE(
            Provider.AWS_BEDROCK, WireFormat.BEDROCK, "eu.cohere.some-embed", "", "/model/eu.cohere.some-embed/invoke");

    static final String KEY = "key-that-nobody-may-see";

    /** Repeats, without making anybody wait. */
    private static final Limits LIMITS = Limits.STANDARD
            .withTimeout(Duration.ofSeconds(20))
            .withPatience(new Patience(1, Duration.ofMillis(1), Duration.ofMillis(2), 50, Duration.ofSeconds(1)));

    private final Provider provider;
    private final WireFormat format;
    private final String model;
    private final String suffix;
    private final String path;

    EmbedderCase(Provider provider, WireFormat format, String model, String suffix, String path) {
        this.provider = provider;
        this.format = format;
        this.model = model;
        this.suffix = suffix;
        this.path = path;
    }

    Provider provider() {
        return provider;
    }

    WireFormat format() {
        return format;
    }

    String model() {
        return model;
    }

    /** What is configured: what the servers answer when they are not asked for another; the least that Titan and Cohere's make. */
    int dimension() {
        return this == BEDROCK_TITAN || this == COHERE ? 256 : 8;
    }

    /** Where its server is asked. */
    String path(URI server) {
        return server.getPath() + suffix + path;
    }

    /**
     * What is configured.
     *
     * @param credentials a file with credentials for Google
     */
    ModelSettings settings(URI server, Path credentials) {
        ModelSettings settings = ModelSettings.of(provider, model)
                .withUrl(URI.create(server + suffix))
                .withDimensions(dimension())
                .withLimits(LIMITS);
        return settings.withAccess(
                switch (provider.signIn()) {
                    case GOOGLE ->
                        settings.access().withGoogle(new Google(null, "europe-west4", credentials.toString()));
                    case AWS -> settings.access().withAws(new Aws("eu-central-1", "AKIDMADEUP", KEY, null, null));
                    case ENTRA -> settings.access().withKey(KEY).withAzure(azure());
                    case NONE, KEY, OPTIONAL_KEY -> settings.access().withKey(KEY);
                });
    }

    private Azure azure() {
        return new Azure("my-deployment", this == AZURE_DATED ? "2024-10-21" : null, null, null, null, null);
    }

    /** Where a request says how many numbers it wants, as JSON Pointer has it; empty where the service cannot be asked for fewer. */
    String dimensions() {
        return switch (this) {
            case OPENAI,
                    OPENAI_STRUCTURED,
                    AZURE,
                    AZURE_DATED,
                    AZURE_STRUCTURED,
                    OLLAMA,
                    LMSTUDIO,
                    VLLM,
                    LITELLM,
                    OPENROUTER,
                    BEDROCK_TITAN -> "/dimensions";
            case GEMINI -> "/requests/0/outputDimensionality";
            case VERTEX -> "/parameters/outputDimensionality";
            case VERTEX_CONTENT -> "/embedContentConfig/outputDimensionality";
            case COHERE -> "/output_dimension";
            case TOGETHER,
                    MISTRAL,
                    OPENAI_COMPATIBLE,
                    HUGGING_FACE,
                    INFERENCE_SERVER,
                    INFERENCE_SERVER_AS_OPENAI,
                    BEDROCK_COHERE -> "";
        };
    }

    /** Where a request says what its vectors are for, with what it says for a passage and for a query; empty where it does not. */
    String[] purposes() {
        return switch (this) {
            case GEMINI -> new String[] {"/requests/0/taskType", "RETRIEVAL_DOCUMENT", "RETRIEVAL_QUERY"};
            case VERTEX -> new String[] {"/instances/0/task_type", "RETRIEVAL_DOCUMENT", "RETRIEVAL_QUERY"};
            case COHERE, BEDROCK_COHERE -> new String[] {"/input_type", "search_document", "search_query"};
            default -> new String[0];
        };
    }

    /** The header that shows who asks, and how its value begins. */
    String[] signIn() {
        return switch (provider.signIn()) {
            case ENTRA -> new String[] {"api-key", KEY};
            case GOOGLE -> new String[] {"Authorization", "Bearer token-"};
            case AWS -> new String[] {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIDMADEUP/"};
            case NONE, KEY, OPTIONAL_KEY ->
                provider == Provider.GEMINI
                        ? new String[] {"x-goog-api-key", KEY}
                        : new String[] {"Authorization", "Bearer " + KEY};
        };
    }

    /** How many texts one request has at most; 1 where that is all that the service reads. */
    int together() {
        return this == BEDROCK_TITAN || this == VERTEX_CONTENT ? 1 : 2;
    }

    /** A reply with these vectors, each written as a JSON array. */
    String reply(String... vectors) {
        String all = String.join(", ", vectors);
        return switch (format) {
            case OPENAI, AZURE ->
                "{\"object\": \"list\", \"model\": \"m\", \"usage\": {\"prompt_tokens\": 1, \"total_tokens\": 1}, \"data\": ["
                        + Arrays.stream(vectors)
                                .map("{\"object\": \"embedding\", \"index\": 0, \"embedding\": %s}"::formatted)
                                .collect(Collectors.joining(", "))
                        + "]}";
            case OLLAMA -> "{\"model\": \"m\", \"embeddings\": [" + all + "]}";
            case GEMINI ->
                "{\"embeddings\": ["
                        + Arrays.stream(vectors)
                                .map("{\"values\": %s}"::formatted)
                                .collect(Collectors.joining(", "))
                        + "]}";
            case VERTEX ->
                this == VERTEX_CONTENT
                        ? "{\"embedding\": {\"values\": " + all + "}}"
                        : "{\"predictions\": ["
                                + Arrays.stream(vectors)
                                        .map("{\"embeddings\": {\"values\": %s}}"::formatted)
                                        .collect(Collectors.joining(", "))
                                + "]}";
            case HUGGING_FACE -> "[" + all + "]";
            case COHERE -> "{\"id\": \"x\", \"embeddings\": {\"float\": [" + all + "]}}";
            case BEDROCK ->
                this == BEDROCK_TITAN
                        ? "{\"embedding\": " + all + ", \"inputTextTokenCount\": 1}"
                        : "{\"id\": \"x\", \"embeddings\": {\"float\": [" + all + "]}}";
            case ANTHROPIC -> throw new AssertionError("Anthropic has no embeddings");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
