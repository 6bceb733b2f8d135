package dev.keepsake.models;

import static java.util.Objects.requireNonNull;

import dev.keepsake.models.identity.ServiceAccount;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.WireFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One provider of the matrix: how it is configured, and where in its requests things are to be found. */
record ChatCase(Provider provider) {

    static final String KEY = "key-that-nobody-may-see";
    static final String MODEL = "some-model";

    private static final JsonMapper JSON = new JsonMapper();

    WireFormat format() {
        return switch (provider) {
            case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED -> WireFormat.AZURE;
            case ANTHROPIC -> WireFormat.ANTHROPIC;
            case GEMINI -> WireFormat.GEMINI;
            case VERTEXAI -> WireFormat.VERTEX;
            case AWS_BEDROCK -> WireFormat.BEDROCK;
            case OLLAMA -> WireFormat.OLLAMA;
            default -> WireFormat.OPENAI;
        };
    }

    /** Its settings for a server at {@code url}, with hardly any wait between attempts. */
    ModelSettings settings(URI url, Path googleCredentials) {
        Access access = Access.DEFAULT.withUrl(url);
        Access whole = switch (provider) {
            case AZURE_OPENAI ->
                access.withKey(KEY).withAzure(new Azure("some-deployment", "2024-10-21", null, null, null, null));
            case AZURE_OPENAI_STRUCTURED ->
                access.withKey(KEY).withAzure(new Azure("some-deployment", null, null, null, null, null));
            case VERTEXAI -> access.withGoogle(new Google(null, "europe-west4", googleCredentials.toString()));
            case AWS_BEDROCK -> access.withAws(new Aws("us-west-2", "AKIDEXAMPLE", "secret-example", null, null));
            default -> access.withKey(KEY);
        };
        Patience patience = new Patience(2, Duration.ofMillis(1), Duration.ofMillis(2), 100, Duration.ofHours(1));
        return ModelSettings.of(provider, MODEL)
                .withAccess(whole)
                .withLimits(Limits.STANDARD.withTimeout(Duration.ofSeconds(20)).withPatience(patience));
    }

    /** Where a chat is asked for. */
    String path() {
        return switch (provider) {
            case AZURE_OPENAI -> "/openai/deployments/some-deployment/chat/completions";
            case AZURE_OPENAI_STRUCTURED -> "/openai/v1/chat/completions";
            case ANTHROPIC -> "/v1/messages";
            case GEMINI -> "/v1beta/models/some-model:generateContent";
            case VERTEXAI ->
                "/v1/projects/" + ServiceAccount.PROJECT
                        + "/locations/europe-west4/publishers/google/models/some-model:generateContent";
            case AWS_BEDROCK -> "/model/some-model/converse";
            case OLLAMA -> "/api/chat";
            default -> "/v1/chat/completions";
        };
    }

    /** What a request shows of who sends it. */
    String shown(ProviderRequest request) {
        return requireNonNull(request.header(
                switch (provider) {
                    case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED -> "api-key";
                    case ANTHROPIC -> "x-api-key";
                    case GEMINI -> "x-goog-api-key";
                    default -> "Authorization";
                }));
    }

    /** How that is expected to begin. */
    String expected() {
        return switch (provider) {
            case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED, ANTHROPIC, GEMINI -> KEY;
            case VERTEXAI -> "Bearer token-1";
            case AWS_BEDROCK -> "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/";
            default -> "Bearer " + KEY;
        };
    }

    /** What a request says beside its messages. */
    JsonNode parameters(ProviderRequest request) {
        JsonNode body = JSON.readTree(request.body());
        return switch (format()) {
            case OPENAI, AZURE, ANTHROPIC -> body;
            case GEMINI, VERTEX -> body.path("generationConfig");
            case BEDROCK -> body.path("inferenceConfig");
            case OLLAMA -> body.path("options");
            case COHERE, HUGGING_FACE -> throw new IllegalStateException("has no chat");
        };
    }

    /** The name of the second of the sampling parameters. */
    String topP() {
        return switch (format()) {
            case OPENAI, AZURE, ANTHROPIC, OLLAMA -> "top_p";
            case GEMINI, VERTEX, BEDROCK -> "topP";
            case COHERE, HUGGING_FACE -> throw new IllegalStateException("has no chat");
        };
    }

    /** The instructions of a request. */
    String system(ProviderRequest request) {
        JsonNode body = JSON.readTree(request.body());
        return switch (format()) {
            case OPENAI, AZURE, OLLAMA -> body.at("/messages/0/content").asString();
            case ANTHROPIC -> body.at("/system/0/text").asString();
            case GEMINI, VERTEX -> body.at("/systemInstruction/parts/0/text").asString();
            case BEDROCK -> body.at("/system/0/text").asString();
            case COHERE, HUGGING_FACE -> throw new IllegalStateException("has no chat");
        };
    }

    /** The material of a request. */
    String user(ProviderRequest request) {
        JsonNode body = JSON.readTree(request.body());
        return switch (format()) {
            case OPENAI, AZURE, OLLAMA -> body.at("/messages/1/content").asString();
            case ANTHROPIC -> body.at("/messages/0/content/0/text").asString();
            case GEMINI, VERTEX -> body.at("/contents/0/parts/0/text").asString();
            case BEDROCK -> body.at("/messages/0/content/0/text").asString();
            case COHERE, HUGGING_FACE -> throw new IllegalStateException("has no chat");
        };
    }

    /** The properties of the schema that the provider is to hold the model to; missing where it is not told one. */
    JsonNode schema(ProviderRequest request) {
        JsonNode body = JSON.readTree(request.body());
        return switch (format()) {
            case OPENAI, AZURE -> body.at("/response_format/json_schema/schema/properties");
            case ANTHROPIC -> body.at("/output_config/format/schema/properties");
            case GEMINI, VERTEX -> body.at("/generationConfig/responseJsonSchema/properties");
            case BEDROCK -> body.at("/toolConfig/tools/0/toolSpec/inputSchema/json/properties");
            case OLLAMA -> body.at("/format/properties");
            case COHERE, HUGGING_FACE -> throw new IllegalStateException("has no chat");
        };
    }
}
