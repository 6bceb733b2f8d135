package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ollama's models, by its own protocol. */
final class OllamaModels {

    private OllamaModels() {}

    static Opened open(ModelSettings settings, String model, ProviderHttp http) {
        URI url = settings.access().url();
        // Its protocol lies beside the one of OpenAI that it speaks below /v1, and many are used to naming that.
        String base = (url == null ? Objects.requireNonNull(settings.provider().url()) : url)
                .toString()
                .replaceAll("/v1/?$", "");
        String effort = settings.sampling().effort();
        ChatModel untold = asked(settings, model, base, http);
        ChatModel told = effort == null
                ? untold
                : asked(
                        settings,
                        model,
                        base,
                        new AdaptedHttp(http, request -> tell(request, model, effort), reply -> {}));
        Manners manners = Manners.of(settings, model, List.of(Format.SCHEMA, Format.JSON, Format.PROSE));
        ModelTarget target = new ModelTarget(settings.provider().key(), model, ModelRole.CHAT, URI.create(base));
        return new Opened(told, untold, target, manners, () -> http.knock(base + "/api/version"), http::close);
    }

    private static ChatModel asked(ModelSettings settings, String model, String base, HttpClientBuilder http) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(base)
                .modelName(model)
                .timeout(settings.limits().timeout())
                .maxRetries(0)
                .build();
    }

    /**
     * Whether to <a href="https://docs.ollama.com/capabilities/thinking">think</a>: OpenAI's open models are told how long, which
     * LangChain4j cannot say, others only whether they do.
     */
    private static void tell(JsonNode request, String model, String effort) {
        if (request instanceof ObjectNode body) {
            if (effort.equals("none") || !model.contains("gpt-oss")) {
                body.put("think", !effort.equals("none"));
            } else {
                body.put("think", effort);
            }
        }
    }
}
