package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The variables that Mem0 and the providers themselves have names for. One counts only when its provider is asked for, and only
 * where nothing of ours says otherwise: what merely lies in an environment switches nothing.
 */
public final class ProviderVariables {

    private static final Map<Provider, Map<String, List<String>>> OF_BOTH = Map.ofEntries(
            Map.entry(Provider.OPENAI, openAi()),
            Map.entry(Provider.OPENAI_STRUCTURED, openAi()),
            Map.entry(
                    Provider.ANTHROPIC,
                    Map.of("key", List.of("ANTHROPIC_API_KEY"), "url", List.of("ANTHROPIC_BASE_URL"))),
            Map.entry(Provider.GEMINI, key("GOOGLE_API_KEY", "GEMINI_API_KEY")),
            Map.entry(
                    Provider.VERTEXAI,
                    Map.of(
                            "cloud-project",
                            List.of("GOOGLE_CLOUD_PROJECT"),
                            "location",
                            List.of("GOOGLE_CLOUD_LOCATION"))),
            Map.entry(Provider.AWS_BEDROCK, key("AWS_BEARER_TOKEN_BEDROCK")),
            Map.entry(Provider.VLLM, Map.of("key", List.of("VLLM_API_KEY"), "url", List.of("VLLM_BASE_URL"))),
            Map.entry(Provider.GROQ, key("GROQ_API_KEY")),
            Map.entry(Provider.TOGETHER, key("TOGETHER_API_KEY")),
            Map.entry(
                    Provider.DEEPSEEK, Map.of("key", List.of("DEEPSEEK_API_KEY"), "url", List.of("DEEPSEEK_API_BASE"))),
            Map.entry(Provider.XAI, key("XAI_API_KEY")),
            Map.entry(Provider.MISTRAL, key("MISTRAL_API_KEY")),
            Map.entry(
                    Provider.LITELLM,
                    Map.of("key", List.of("LITELLM_PROXY_API_KEY"), "url", List.of("LITELLM_PROXY_API_BASE"))),
            Map.entry(
                    Provider.OPENROUTER,
                    Map.of("key", List.of("OPENROUTER_API_KEY"), "url", List.of("OPENROUTER_API_BASE"))),
            Map.entry(Provider.MINIMAX, key("MINIMAX_API_KEY")),
            Map.entry(Provider.SARVAM, key("SARVAM_API_KEY")),
            Map.entry(Provider.HUGGINGFACE, key("HUGGINGFACE_API_KEY", "HF_TOKEN")),
            Map.entry(Provider.COHERE, key("COHERE_API_KEY", "CO_API_KEY")));

    private static final Map<String, List<String>> OF_RERANKERS = Map.of(
            "cohere", List.of("COHERE_API_KEY", "CO_API_KEY"),
            "jina", List.of("JINA_API_KEY"),
            "voyage", List.of("VOYAGE_API_KEY"));

    private ProviderVariables() {}

    private static Map<String, List<String>> openAi() {
        return Map.of("key", List.of("OPENAI_API_KEY"), "url", List.of("OPENAI_BASE_URL", "OPENAI_API_BASE"));
    }

    private static Map<String, List<String>> key(String... names) {
        return Map.of("key", List.of(names));
    }

    /** The variables for a setting of a model, in the order in which they are asked. */
    public static List<String> of(Provider provider, boolean chat, String name) {
        if (provider == Provider.AZURE_OPENAI || provider == Provider.AZURE_OPENAI_STRUCTURED) {
            String role = chat ? "LLM" : "EMBEDDING";
            return switch (name) {
                case "key" -> List.of(role + "_AZURE_OPENAI_API_KEY");
                case "url" -> List.of(role + "_AZURE_ENDPOINT");
                case "deployment" -> List.of(role + "_AZURE_DEPLOYMENT");
                case "api-version" -> List.of(role + "_AZURE_API_VERSION");
                default -> List.of();
            };
        }
        return OF_BOTH.getOrDefault(provider, Map.of()).getOrDefault(name, List.of());
    }

    /** The variables for the key of a kind of reranker. */
    public static List<String> ofReranker(String kind) {
        return OF_RERANKERS.getOrDefault(kind, List.of());
    }

    /** Every variable for a setting, and the providers with which each counts. */
    static Map<String, List<String>> of(Setting<?> setting) {
        Map<String, List<String>> providers = new LinkedHashMap<>();
        boolean chat = setting.section().equals("chat");
        if (setting.path().equals("reranker.key")) {
            new TreeMap<>(OF_RERANKERS)
                    .forEach((kind, names) -> names.forEach(name -> providers.put(name, List.of(kind))));
        } else if (chat || setting.section().equals("embedder")) {
            for (Provider provider : Provider.values()) {
                of(provider, chat, setting.name())
                        .forEach(name -> providers.merge(name, List.of(provider.key()), ProviderVariables::both));
            }
        }
        return providers;
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** A variable with the key of another provider than this one, when it is set. */
    static Optional<String> strangersKey(Provider provider, boolean chat, Reading reading) {
        List<String> own = of(provider, chat, "key");
        return Stream.of(Provider.values())
                .flatMap(other -> of(other, chat, "key").stream())
                .distinct()
                .filter(name -> !own.contains(name) && reading.variable(name).isPresent())
                .findFirst();
    }
}
