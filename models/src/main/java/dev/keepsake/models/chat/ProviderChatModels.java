package dev.keepsake.models.chat;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.identity.OptionalLibrary;
import dev.keepsake.models.identity.SignIns;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.ProviderHttp;
import dev.keepsake.models.provider.ResilientCalls;

/** Opens the chat models of providers. Nobody is asked anything yet. */
public final class ProviderChatModels {

    private static final String PURPOSE = "ask the chat model";

    private ProviderChatModels() {}

    /**
     * The chat model of these settings, of which everything is there and fits; the caller closes it.
     *
     * @param model its name at its provider
     * @throws KeepsakeException with {@code CONFIGURATION} when a library that it takes is missing, or credentials cannot be used
     */
    public static LangChainChatModel open(ModelSettings settings, String model, Outgoing outgoing) {
        Opened opened = opened(settings, model, outgoing);
        return new LangChainChatModel(
                opened, new ResilientCalls(opened.target(), settings.limits(), outgoing), settings.seesPictures());
    }

    private static Opened opened(ModelSettings settings, String model, Outgoing outgoing) {
        return switch (settings.provider()) {
            case LOCAL -> throw new IllegalArgumentException("No model in this process chats");
            case AWS_BEDROCK -> bedrock(settings, model, outgoing);
            case VERTEXAI -> GeminiModels.openVertex(settings, model, http(settings, outgoing), outgoing);
            case AZURE_OPENAI, AZURE_OPENAI_STRUCTURED ->
                OpenAiModels.openAzure(settings, model, http(settings, outgoing));
            case ANTHROPIC -> AnthropicModels.open(settings, model, http(settings, outgoing));
            case GEMINI -> GeminiModels.open(settings, model, http(settings, outgoing));
            case OLLAMA -> OllamaModels.open(settings, model, http(settings, outgoing));
            case OPENAI,
                    OPENAI_STRUCTURED,
                    LMSTUDIO,
                    VLLM,
                    GROQ,
                    TOGETHER,
                    DEEPSEEK,
                    XAI,
                    MISTRAL,
                    LITELLM,
                    OPENROUTER,
                    MINIMAX,
                    SARVAM,
                    HUGGINGFACE,
                    COHERE,
                    OPENAI_COMPATIBLE -> OpenAiModels.open(settings, model, http(settings, outgoing));
        };
    }

    private static ProviderHttp http(ModelSettings settings, Outgoing outgoing) {
        return ProviderHttp.to(settings, SignIns.authorization(settings, outgoing), outgoing, PURPOSE);
    }

    private static Opened bedrock(ModelSettings settings, String model, Outgoing outgoing) {
        return OptionalLibrary.with(
                OptionalLibrary.BEDROCK, "aws_bedrock", () -> BedrockChatModels.open(settings, model, outgoing));
    }
}
