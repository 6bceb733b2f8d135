package dev.keepsake.models.chat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A chat model behind OpenAI's chat-completions protocol: OpenAI's own, or any server that speaks it, such as Ollama, vLLM, LM
 * Studio or a proxy. Asks once; retrying is for whoever uses it.
 */
public final class OpenAiCompatibleChatModel implements ChatModel {

    private final String model;
    private final String described;
    private final OpenAiChatModel provider;

    /**
     * @param baseUrl the address up to and with the version, such as {@code http://localhost:11434/v1}
     * @param model the model's name there
     * @param key the key, or null where none is needed
     */
    public OpenAiCompatibleChatModel(URI baseUrl, String model, @Nullable String key) {
        this.model = model;
        this.described = "The chat model " + model + " at " + baseUrl.getHost();
        this.provider = OpenAiChatModel.builder()
                .httpClientBuilder(ProviderCall.http())
                .baseUrl(baseUrl.toString())
                .modelName(model)
                .apiKey(key)
                .strictJsonSchema(true)
                .timeout(ProviderCall.TIMEOUT)
                .maxRetries(0)
                .build();
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        ChatResponse response = ProviderCall.within(described, deadline, () -> provider.chat(request(prompt)));
        String text = response.aiMessage().text();
        if (text == null) {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, described + " answered without any text");
        }
        TokenUsage usage = response.tokenUsage();
        return new ChatReply(
                text,
                usage == null ? -1 : orUnknown(usage.inputTokenCount()),
                usage == null ? -1 : orUnknown(usage.outputTokenCount()));
    }

    private static ChatRequest request(ChatPrompt prompt) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        if (!prompt.jsonSchema().isEmpty()) {
            JsonSchema schema = JsonSchema.builder()
                    .name("reply")
                    .rootElement(JsonRawSchema.from(prompt.jsonSchema()))
                    .build();
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(schema)
                    .build());
        }
        return request.build();
    }

    private static long orUnknown(@Nullable Integer tokens) {
        return tokens == null ? -1 : tokens;
    }
}
