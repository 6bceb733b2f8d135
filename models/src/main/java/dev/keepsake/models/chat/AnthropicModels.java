package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's models. The instructions are put into its prompt cache, because they are the same for many calls. */
final class AnthropicModels {

    /** It has to be told how long a reply may be; every one of its models can write as much. */
    private static final int LONGEST_REPLY = 4096;

    /** LangChain4j wants a key; what is sent is said by whoever signs in. */
    private static final String SENT_ELSEWHERE = "sent by the connection";

    private AnthropicModels() {}

    static Opened open(ModelSettings settings, String model, ProviderHttp http) {
        URI url = settings.access().url();
        URI base = url == null ? Objects.requireNonNull(settings.provider().url()) : url;
        String effort = settings.sampling().effort();
        ChatModel untold = asked(settings, model, base, http);
        ChatModel told = effort == null
                ? untold
                : asked(settings, model, base, new AdaptedHttp(http, request -> tell(request, effort), reply -> {}));
        Manners manners = Manners.of(settings, model, List.of(Format.SCHEMA, Format.TOOL, Format.PROSE))
                .withReplyOf(LONGEST_REPLY)
                .withCounts(AnthropicModels::counts);
        ModelTarget target = new ModelTarget(settings.provider().key(), model, ModelRole.CHAT, base);
        return new Opened(told, untold, target, manners, () -> http.knock(base + "/models"), http::close);
    }

    private static ChatModel asked(ModelSettings settings, String model, URI base, HttpClientBuilder http) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(base.toString())
                .apiKey(SENT_ELSEWHERE)
                .modelName(model)
                .cacheSystemMessages(true)
                .timeout(settings.limits().timeout())
                .maxRetries(0)
                .build();
    }

    /**
     * Its <a href="https://platform.claude.com/docs/en/build-with-claude/effort">effort</a>, for which LangChain4j has no word. It
     * stands beside the form of the reply, and holds whether the model thinks before or not; a budget of tokens for thinking would keep
     * the model from being bound to a tool.
     */
    private static void tell(JsonNode request, String effort) {
        if (request instanceof ObjectNode body) {
            body.withObjectProperty("output_config").put("effort", effort);
        }
    }

    private static Answered counts(ChatResponse response) {
        return response.tokenUsage() instanceof AnthropicTokenUsage usage
                ? Counts.beside(response, usage.cacheReadInputTokens(), usage.cacheCreationInputTokens())
                : Counts.of(response);
    }
}
