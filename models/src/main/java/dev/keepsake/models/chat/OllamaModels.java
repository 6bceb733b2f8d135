package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Ollama's models, by its own protocol. */
final class OllamaModels {

    private OllamaModels() {}

    static Opened open(ModelSettings settings, String model, ProviderHttp http) {
        URI url = settings.access().url();
        // Its protocol lies beside the one of OpenAI that it speaks below /v1, and many are used to naming that.
        String base = (url == null ? Objects.requireNonNull(settings.provider().url()) : url)
                .toString()
                .replaceAll("/v1/?$", "");
        OllamaChatModel chat = OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(base)
                .modelName(model)
                .timeout(settings.limits().timeout())
                .maxRetries(0)
                .build();
        Manners manners = Manners.of(settings, model, List.of(Format.SCHEMA, Format.JSON, Format.PROSE));
        ModelTarget target = new ModelTarget(settings.provider().key(), model, ModelRole.CHAT, URI.create(base));
        return new Opened(chat, target, manners, () -> http.knock(base + "/api/version"), http::close);
    }
}
