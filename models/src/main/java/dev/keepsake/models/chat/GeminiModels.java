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
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.net.URI;
import java.util.List;
import java.util.Objects;

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
        GoogleAiGeminiChatModel chat = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(settings.provider() == Provider.VERTEXAI ? new VertexHttp(http) : http)
                .baseUrl(base.toString())
                .modelName(name)
                .thinkingConfig(
                        effort == null
                                ? null
                                : GeminiThinkingConfig.builder()
                                        .thinkingLevel(effort)
                                        .build())
                .timeout(settings.limits().timeout())
                .maxRetries(0)
                .build();
        Manners manners = Manners.of(settings, name, List.of(Format.SCHEMA, Format.JSON, Format.PROSE))
                .withCounts(GeminiModels::counts);
        ModelTarget target = new ModelTarget(settings.provider().key(), name, ModelRole.CHAT, base);
        return new Opened(chat, target, manners, () -> http.knock(base + "/models/" + name), http::close);
    }

    private static Answered counts(ChatResponse response) {
        return response.tokenUsage() instanceof GoogleAiGeminiTokenUsage usage
                ? Counts.of(response, usage.cachedContentTokenCount())
                : Counts.of(response);
    }
}
