package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderAddress;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Models behind OpenAI's chat-completions protocol: OpenAI's own, Azure's, and those of all who speak it. */
final class OpenAiModels {

    private OpenAiModels() {}

    static Opened open(ModelSettings settings, String model, ProviderHttp http) {
        URI url = settings.access().url();
        URI base = url == null ? Objects.requireNonNull(settings.provider().url()) : url;
        return opened(
                settings, new ModelTarget(settings.provider().key(), model, ModelRole.CHAT, base), http, Map.of());
    }

    /**
     * A deployment of Azure's: with a version at the address of the deployment, else at the address without versions, where the
     * deployment goes by the name of the model.
     */
    static Opened openAzure(ModelSettings settings, String model, ProviderHttp http) {
        Azure azure = settings.access().azure();
        String deployment = azure.deployment() == null ? model : azure.deployment();
        URI base =
                ProviderAddress.azure(Objects.requireNonNull(settings.access().url()), azure, deployment);
        String named = ProviderAddress.hasDate(azure) ? model : deployment;
        ModelTarget target = new ModelTarget(settings.provider().key(), named, ModelRole.CHAT, base);
        return opened(settings, target, http, ProviderAddress.azureQuery(azure));
    }

    private static Opened opened(
            ModelSettings settings, ModelTarget target, ProviderHttp http, Map<String, String> query) {
        String base = Objects.requireNonNull(target.address()).toString();
        OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(builder(settings.provider(), http))
                .baseUrl(base)
                .modelName(target.model())
                .strictJsonSchema(true)
                .timeout(settings.limits().timeout())
                .maxRetries(0);
        if (!query.isEmpty()) {
            builder.customQueryParams(query);
        }
        Manners guessed = Manners.of(settings, target.model(), formats(settings.provider()));
        Manners manners = guessed.withCompletionTokens(completionTokens(settings.provider(), guessed.reasons()))
                .withParameters(OpenAiModels::parameters)
                .withCounts(OpenAiModels::counts);
        String version = query.getOrDefault("api-version", "");
        String models = base.replaceAll("/deployments/.*", "") + "/models"
                + (version.isEmpty() ? "" : "?api-version=" + version);
        return new Opened(builder.build(), target, manners, () -> http.knock(models), http::close);
    }

    private static HttpClientBuilder builder(Provider provider, ProviderHttp http) {
        return provider == Provider.MISTRAL ? new AdaptedHttp(http, request -> {}, MistralReplies::likeOpenAi) : http;
    }

    /**
     * What each says that it understands; the others are asked for the best and heard. MiniMax passes over forms, so that it would not
     * be heard either.
     */
    private static List<Format> formats(Provider provider) {
        return switch (provider) {
            case DEEPSEEK -> List.of(Format.JSON, Format.PROSE);
            case MINIMAX -> List.of(Format.PROSE);
            case LMSTUDIO -> List.of(Format.SCHEMA, Format.PROSE);
            default -> List.of(Format.SCHEMA, Format.JSON, Format.PROSE);
        };
    }

    /**
     * Whether the longest reply is called {@code max_completion_tokens}: by some always, by OpenAI and who serves its models as the
     * model wants it, by others never, of whom most would pass over it and write on.
     */
    private static boolean completionTokens(Provider provider, boolean reasons) {
        return switch (provider) {
            case GROQ, XAI, MINIMAX -> true;
            case MISTRAL, TOGETHER, DEEPSEEK, SARVAM, LMSTUDIO, HUGGINGFACE, COHERE -> false;
            default -> reasons;
        };
    }

    private static ChatRequestParameters parameters(RequestDraft draft) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder()
                .temperature(draft.sampling().temperature())
                .topP(draft.sampling().topP())
                .responseFormat(draft.format())
                .reasoningEffort(draft.effort());
        Integer topK = draft.sampling().topK();
        if (topK != null) {
            parameters.customParameters(Map.of("top_k", topK));
        }
        return draft.completionTokens()
                ? parameters.maxCompletionTokens(draft.maximumReply()).build()
                : parameters.maxOutputTokens(draft.maximumReply()).build();
    }

    private static Answered counts(ChatResponse response) {
        return response.tokenUsage() instanceof OpenAiTokenUsage usage && usage.inputTokensDetails() != null
                ? Counts.of(response, usage.inputTokensDetails().cachedTokens())
                : Counts.of(response);
    }
}
