package dev.keepsake.models;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.chat.FallbackChatModel;
import dev.keepsake.models.chat.LangChainChatModel;
import dev.keepsake.models.chat.ProviderChatModels;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the chat models that were asked for, or says everything that is missing; there is no stand-in. What is opened is a
 * {@link dev.keepsake.models.provider.ServedModel} as well, which tells how it goes with each provider.
 */
public final class ChatModelCatalogue {

    /** Mem0's, so that what runs there runs here. */
    private static final Map<Provider, String> DEFAULT_MODELS = Map.ofEntries(
            Map.entry(Provider.OPENAI, "gpt-5-mini"),
            Map.entry(Provider.OPENAI_STRUCTURED, "gpt-5-mini"),
            Map.entry(Provider.AZURE_OPENAI, "gpt-5-mini"),
            Map.entry(Provider.AZURE_OPENAI_STRUCTURED, "gpt-5-mini"),
            Map.entry(Provider.ANTHROPIC, "claude-sonnet-4-6"),
            Map.entry(Provider.AWS_BEDROCK, "anthropic.claude-3-5-sonnet-20240620-v1:0"),
            Map.entry(Provider.GEMINI, "gemini-2.0-flash"),
            Map.entry(Provider.VERTEXAI, "gemini-2.0-flash"),
            Map.entry(Provider.GROQ, "llama-3.3-70b-versatile"),
            Map.entry(Provider.TOGETHER, "MiniMaxAI/MiniMax-M3"),
            Map.entry(Provider.LITELLM, "gpt-5-mini"),
            Map.entry(Provider.OPENROUTER, "openai/gpt-5-mini"),
            Map.entry(Provider.OLLAMA, "llama3.1:70b"),
            Map.entry(Provider.DEEPSEEK, "deepseek-chat"),
            Map.entry(Provider.MINIMAX, "MiniMax-M2.7"),
            Map.entry(Provider.XAI, "grok-4.3"),
            Map.entry(Provider.SARVAM, "sarvam-m"),
            Map.entry(Provider.MISTRAL, "mistral-tiny-latest"),
            Map.entry(
                    Provider.LMSTUDIO,
                    "lmstudio-community/Meta-Llama-3.1-70B-Instruct-GGUF/Meta-Llama-3.1-70B-Instruct-IQ2_M.gguf"),
            Map.entry(Provider.VLLM, "Qwen/Qwen2.5-32B-Instruct"));

    private ChatModelCatalogue() {}

    /** The model that a provider stands for when none is named; empty where one has to be. */
    public static Optional<String> defaultModel(Provider provider) {
        return Optional.ofNullable(DEFAULT_MODELS.get(provider));
    }

    /**
     * Everything that is missing or does not fit for a chat model, found without connecting. Each sentence begins with the key it is
     * about and ends with the cure.
     */
    public static List<String> problems(ModelSettings settings) {
        return ChatProblems.of(settings);
    }

    /**
     * Opens chat models; the caller closes what is returned. Nobody is asked anything yet.
     *
     * @param inOrder the first choice first; the others are asked when those before them cannot answer
     * @return one that asks them, or empty for an empty list
     * @throws KeepsakeException with {@code CONFIGURATION}, naming all problems of all of them
     */
    public static Optional<ChatModel> open(List<ModelSettings> inOrder, Outgoing outgoing) {
        List<String> problems = new ArrayList<>();
        for (ModelSettings settings : inOrder) {
            String place = inOrder.size() == 1 ? "" : (inOrder.indexOf(settings) + 1) + ". ";
            String whose =
                    "The " + place + "chat model, of " + settings.provider().key() + ": ";
            problems(settings).forEach(problem -> problems.add(whose + problem));
        }
        if (!problems.isEmpty()) {
            throw new KeepsakeException(ErrorCategory.CONFIGURATION, String.join("\n", problems));
        }
        List<LangChainChatModel> opened = new ArrayList<>();
        try {
            for (ModelSettings settings : inOrder) {
                opened.add(ProviderChatModels.open(settings, model(settings), outgoing));
            }
        } catch (KeepsakeException failure) {
            opened.forEach(LangChainChatModel::close);
            throw failure;
        }
        return switch (opened.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(opened.getFirst());
            default -> Optional.of(new FallbackChatModel(opened));
        };
    }

    private static String model(ModelSettings settings) {
        String deployment = settings.access().azure().deployment();
        if (!settings.model().isBlank()) {
            return settings.model();
        }
        return defaultModel(settings.provider()).orElse(deployment == null ? "" : deployment);
    }
}
