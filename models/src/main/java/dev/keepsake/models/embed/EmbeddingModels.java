package dev.keepsake.models.embed;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.models.identity.OptionalLibrary;
import dev.keepsake.models.identity.SignIns;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.ProviderAddress;
import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the models that a provider's embedder asks, by LangChain4j's modules where they carry what is needed. */
final class EmbeddingModels {

    private static final Portion OPENAI = new Portion(2048, 250_000);
    private static final Portion MISTRAL = new Portion(256, 15_000);
    /** One computer's work, of which nobody should wait for too much at once. */
    private static final Portion OWN_SERVER = new Portion(64, 60_000);

    private static final Portion OTHERS = new Portion(128, 100_000);
    private static final Portion GEMINI = new Portion(100, 150_000);
    private static final Portion VERTEX = new Portion(250, 18_000);
    private static final Portion COHERE = new Portion(96, 100_000);
    /** What Text Embeddings Inference takes unless it is told otherwise. */
    private static final Portion INFERENCE_SERVER = new Portion(32, 60_000);

    private EmbeddingModels() {}

    /**
     * @param dimension how many numbers to ask the model for, or 0 to leave it to the model
     */
    static VectorSource.Models of(ModelSettings settings, ModelName model, int dimension, Outgoing outgoing) {
        return switch (settings.provider()) {
            case AWS_BEDROCK ->
                OptionalLibrary.with(
                        OptionalLibrary.BEDROCK,
                        "aws_bedrock",
                        () -> BedrockEmbeddingModels.open(settings, model.name(), dimension, outgoing));
            case OLLAMA -> over(settings, outgoing, OWN_SERVER, http -> ollama(settings, model, dimension, http));
            case COHERE ->
                byPurpose(
                        settings,
                        outgoing,
                        COHERE,
                        Addresses.required(settings) + "/embed",
                        purpose -> new CohereProtocol(model.name(), purpose, dimension));
            case GEMINI ->
                byPurpose(
                        settings,
                        outgoing,
                        GEMINI,
                        Addresses.required(settings) + "/models/" + model.atGoogle() + ":batchEmbedContents",
                        purpose -> new GeminiProtocol(model.atGoogle(), purpose, readsTasks(model), dimension));
            case VERTEXAI -> vertex(settings, model, dimension, outgoing);
            case HUGGINGFACE -> huggingFace(settings, model, dimension, outgoing);
            case MISTRAL -> over(settings, outgoing, MISTRAL, http -> openAi(settings, model.name(), dimension, http));
            case OPENAI, OPENAI_STRUCTURED ->
                over(settings, outgoing, OPENAI, http -> openAi(settings, model.name(), dimension, http));
            case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED ->
                over(
                        settings,
                        outgoing,
                        OPENAI,
                        http -> openAi(settings, Addresses.deployment(settings), dimension, http));
            case LMSTUDIO, VLLM ->
                over(settings, outgoing, OWN_SERVER, http -> openAi(settings, model.name(), dimension, http));
            case TOGETHER, LITELLM, OPENROUTER, OPENAI_COMPATIBLE ->
                over(settings, outgoing, OTHERS, http -> openAi(settings, model.name(), dimension, http));
            case LOCAL, ANTHROPIC, GROQ, DEEPSEEK, XAI, MINIMAX, SARVAM ->
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "provider " + settings.provider().key() + " has no embedders over the network");
        };
    }

    private static VectorSource.Models over(
            ModelSettings settings, Outgoing outgoing, Portion portion, Function<ProviderHttp, EmbeddingModel> maker) {
        ProviderHttp http = http(settings, outgoing);
        EmbeddingModel model = maker.apply(http);
        return new VectorSource.Models(model, model, portion, http::close);
    }

    private static VectorSource.Models byPurpose(
            ModelSettings settings,
            Outgoing outgoing,
            Portion portion,
            String address,
            Function<Purpose, EmbeddingProtocol> protocol) {
        ProviderHttp http = http(settings, outgoing);
        HttpClient client = http.build();
        return new VectorSource.Models(
                new EndpointModel(client, address, protocol.apply(Purpose.PASSAGE)),
                new EndpointModel(client, address, protocol.apply(Purpose.QUERY)),
                portion,
                http::close);
    }

    private static ProviderHttp http(ModelSettings settings, Outgoing outgoing) {
        return ProviderHttp.to(settings, SignIns.authorization(settings, outgoing), outgoing, "ask the embedder");
    }

    private static EmbeddingModel openAi(ModelSettings settings, String model, int dimension, ProviderHttp http) {
        return OpenAiEmbeddingModel.builder()
                .httpClientBuilder(http)
                .baseUrl(Addresses.required(settings))
                .customQueryParams(ProviderAddress.azureQuery(settings.access().azure()))
                .modelName(model)
                .dimensions(orNull(dimension))
                .timeout(settings.limits().timeout())
                .maxSegmentsPerBatch(OPENAI.texts())
                .maxRetries(0)
                .build();
    }

    private static EmbeddingModel ollama(ModelSettings settings, ModelName model, int dimension, ProviderHttp http) {
        return OllamaEmbeddingModel.builder()
                .httpClientBuilder(http)
                .baseUrl(Addresses.required(settings))
                .modelName(model.name())
                .dimensions(orNull(dimension))
                .timeout(settings.limits().timeout())
                .maxRetries(0)
                .build();
    }

    /**
     * Hugging Face's service, where no other address is configured or one that ends like its own; else a server of one's own, in its
     * own protocol, or in OpenAI's where its address ends in a version.
     */
    private static VectorSource.Models huggingFace(
            ModelSettings settings, ModelName model, int dimension, Outgoing outgoing) {
        String address = Addresses.required(settings);
        if (address.endsWith("/hf-inference")) {
            String pipeline = address + "/models/" + model.atHuggingFace() + "/pipeline/feature-extraction";
            return byPurpose(settings, outgoing, INFERENCE_SERVER, pipeline, purpose -> new HuggingFaceProtocol(0));
        }
        return address.endsWith("/v1")
                ? over(settings, outgoing, INFERENCE_SERVER, http -> openAi(settings, model.name(), dimension, http))
                : byPurpose(
                        settings,
                        outgoing,
                        INFERENCE_SERVER,
                        address.endsWith("/embed") ? address : address + "/embed",
                        purpose -> new HuggingFaceProtocol(dimension));
    }

    /** By predict the older models and the first of the Gemini family, which reads one text a request there; by embedContent the rest. */
    private static VectorSource.Models vertex(
            ModelSettings settings, ModelName model, int dimension, Outgoing outgoing) {
        String name = model.atGoogle();
        boolean gemini = name.contains("gemini");
        boolean byContent = (gemini && !name.equals("gemini-embedding-001")) || name.contains("maas");
        String address = Addresses.required(settings) + "/projects/" + SignIns.googleProject(settings, outgoing)
                + "/locations/" + Addresses.location(settings) + "/publishers/google/models/" + name;
        return byPurpose(
                settings,
                outgoing,
                gemini || byContent ? new Portion(1, VERTEX.tokens()) : VERTEX,
                address + (byContent ? ":embedContent" : ":predict"),
                purpose -> byContent
                        ? new VertexContentProtocol(purpose, readsTasks(model), dimension)
                        : new VertexProtocol(purpose, dimension));
    }

    /** Google's models from the second generation on read in the text what vectors are for. */
    private static boolean readsTasks(ModelName model) {
        return !model.name().contains("embedding-2");
    }

    private static @Nullable Integer orNull(int dimension) {
        return dimension == 0 ? null : dimension;
    }
}
