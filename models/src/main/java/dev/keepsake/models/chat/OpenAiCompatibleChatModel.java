package dev.keepsake.models.chat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.Picture;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat model behind OpenAI's chat-completions protocol: OpenAI's own, or any server that speaks it, such as Ollama, vLLM, LM
 * Studio or a proxy. Asks once; retrying is for whoever uses it. What a server refuses of the newer parts of the protocol is left
 * out from then on.
 */
public final class OpenAiCompatibleChatModel implements ChatModel {

    private final String model;
    private final String described;
    private final OpenAiChatModel provider;
    private final boolean seesPictures;
    private volatile Dialect dialect = Dialect.FIRST_GUESS;

    /**
     * @param baseUrl the address up to and with the version, such as {@code http://localhost:11434/v1}
     * @param model the model's name there
     * @param key the key, or null where none is needed
     */
    public OpenAiCompatibleChatModel(URI baseUrl, String model, @Nullable String key) {
        this(baseUrl, model, key, false);
    }

    /**
     * The same, for a model that may see pictures.
     *
     * @param seesPictures whether the model can be shown pictures; nobody but its operator knows
     */
    public OpenAiCompatibleChatModel(URI baseUrl, String model, @Nullable String key, boolean seesPictures) {
        this.seesPictures = seesPictures;
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
    public boolean seesPictures() {
        return seesPictures;
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        ChatResponse response = ProviderCall.within(described, deadline, () -> ask(prompt));
        String text = response.aiMessage().text();
        boolean cutShort = response.finishReason() == FinishReason.LENGTH;
        if (text == null && !cutShort) {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, described + " answered without any text");
        }
        TokenUsage usage = response.tokenUsage();
        return new ChatReply(
                text == null ? "" : text,
                usage == null ? -1 : orUnknown(usage.inputTokenCount()),
                cachedIn(usage),
                usage == null ? -1 : orUnknown(usage.outputTokenCount()),
                cutShort);
    }

    /** Asks as the server is known to understand it; where it refuses that, in the next simpler way, which is then kept to. */
    private ChatResponse ask(ChatPrompt prompt) {
        Dialect tried = dialect;
        while (true) {
            try {
                ChatResponse response = provider.chat(request(prompt, tried));
                dialect = tried;
                return response;
            } catch (LangChain4jException refusal) {
                tried = tried.after(refusal, prompt).orElseThrow(() -> refusal);
            }
        }
    }

    private static ChatRequest request(ChatPrompt prompt, Dialect dialect) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        Integer most = prompt.maximumReply();
        if (most != null) {
            if (dialect.completionTokens()) {
                parameters.maxCompletionTokens(most);
            } else {
                parameters.maxOutputTokens(most);
            }
        }
        if (!prompt.jsonSchema().isEmpty()) {
            parameters.responseFormat(format(prompt.jsonSchema(), dialect));
        }
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), material(prompt))
                .parameters(parameters.build())
                .build();
    }

    private static ResponseFormat format(String schema, Dialect dialect) {
        if (!dialect.schemas()) {
            return ResponseFormat.JSON;
        }
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("reply")
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
    }

    private static UserMessage material(ChatPrompt prompt) {
        if (prompt.pictures().isEmpty()) {
            return UserMessage.from(prompt.user());
        }
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(prompt.user()));
        for (Picture picture : prompt.pictures()) {
            contents.add(ImageContent.from(
                    Base64.getEncoder().encodeToString(picture.bytes()), picture.mediaType(), detail(picture)));
        }
        return UserMessage.from(contents);
    }

    private static ImageContent.DetailLevel detail(Picture picture) {
        return switch (picture.detail()) {
            case LOW -> ImageContent.DetailLevel.LOW;
            case HIGH -> ImageContent.DetailLevel.HIGH;
            case AUTO -> ImageContent.DetailLevel.AUTO;
        };
    }

    private static long cachedIn(@Nullable TokenUsage usage) {
        if (!(usage instanceof OpenAiTokenUsage known) || known.inputTokensDetails() == null) {
            return 0;
        }
        Integer cached = known.inputTokensDetails().cachedTokens();
        return cached == null ? 0 : cached;
    }

    private static long orUnknown(@Nullable Integer tokens) {
        return tokens == null ? -1 : tokens;
    }
}
