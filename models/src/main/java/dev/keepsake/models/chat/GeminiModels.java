package dev.keepsake.models.chat;

import dev.keepsake.models.identity.SignIns;
import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderAddress;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Google's models, by the Gemini API and by Vertex AI, which speak one protocol at different addresses. */
final class GeminiModels {

    private static final String LOCATION = "us-central1";

    private GeminiModels() {}

    static Opened open(ModelSettings settings, String model, ProviderHttp http) {
        URI url = settings.access().url();
        URI base = url == null ? Objects.requireNonNull(settings.provider().url()) : url;
        return opened(settings, model, http, base);
    }

    static Opened openVertex(ModelSettings settings, String model, ProviderHttp http, Outgoing outgoing) {
        String location = settings.access().google().location();
        String place = location == null ? LOCATION : location;
        URI url = settings.access().url();
        String root = (url == null ? ProviderAddress.vertex(place) : url).toString();
        URI base = URI.create(root + "/projects/" + SignIns.googleProject(settings, outgoing) + "/locations/" + place
                + "/publishers/google");
        return opened(settings, model, http, base);
    }

    private static Opened opened(ModelSettings settings, String model, ProviderHttp http, URI base) {
        String name = model.startsWith("models/") ? model.substring("models/".length()) : model;
        String effort = settings.sampling().effort();
        GoogleAiGeminiChatModelBuilder builder = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(builder(settings.provider(), http))
                .baseUrl(base.toString())
                .modelName(name)
                .timeout(settings.limits().timeout())
                .maxRetries(0);
        ChatModel untold = builder.build();
        ChatModel told = effort == null
                ? untold
                : builder.thinkingConfig(thinking(name, effort)).build();
        Manners manners = Manners.of(settings, name, List.of(Format.SCHEMA, Format.JSON, Format.PROSE))
                .withCounts(GeminiModels::counts);
        ModelTarget target = new ModelTarget(settings.provider().key(), name, ModelRole.CHAT, base);
        return new Opened(told, untold, target, manners, () -> http.knock(base + "/models/" + name), http::close);
    }

    /**
     * How long to <a href="https://ai.google.dev/gemini-api/docs/thinking">think</a>: a level since its third generation; before that a
     * number of tokens, here those for which Google's own
     * <a href="https://ai.google.dev/gemini-api/docs/openai#thinking">translation of OpenAI's levels</a> takes them.
     */
    private static GeminiThinkingConfig thinking(String model, String effort) {
        GeminiThinkingConfig.Builder thinking = GeminiThinkingConfig.builder();
        if (!model.startsWith("gemini-2")) {
            return thinking.thinkingLevel(effort.toUpperCase(Locale.ROOT)).build();
        }
        return thinking.thinkingBudget(
                        switch (effort) {
                            case "minimal", "low" -> 1_024;
                            case "medium" -> 8_192;
                            default -> 24_576;
                        })
                .build();
    }

    /** Vertex AI does not know, and therefore refuses, one thing that LangChain4j says even where nobody spoke of it. */
    private static HttpClientBuilder builder(Provider provider, ProviderHttp http) {
        return provider == Provider.VERTEXAI
                ? new AdaptedHttp(http, GeminiModels::withoutCivicAnswers, reply -> {})
                : http;
    }

    private static void withoutCivicAnswers(JsonNode request) {
        if (request.path("generationConfig") instanceof ObjectNode configuration) {
            configuration.remove("enableEnhancedCivicAnswers");
        }
    }

    private static Answered counts(ChatResponse response) {
        return response.tokenUsage() instanceof GoogleAiGeminiTokenUsage usage
                ? Counts.of(response, usage.cachedContentTokenCount())
                : Counts.of(response);
    }
}
