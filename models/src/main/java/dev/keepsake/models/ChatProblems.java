package dev.keepsake.models;

import dev.keepsake.models.provider.AccessProblems;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is missing or does not fit in the settings of a chat model. */
final class ChatProblems {

    private static final Set<Provider> TAKE_TOP_K = Set.of(
            Provider.ANTHROPIC,
            Provider.GEMINI,
            Provider.VERTEXAI,
            Provider.OLLAMA,
            Provider.VLLM,
            Provider.LMSTUDIO,
            Provider.TOGETHER,
            Provider.OPENROUTER,
            Provider.LITELLM,
            Provider.OPENAI_COMPATIBLE);
    private final ModelSettings settings;
    private final Provider provider;
    private final List<String> problems = new ArrayList<>();

    private ChatProblems(ModelSettings settings) {
        this.settings = settings;
        this.provider = settings.provider();
    }

    static List<String> of(ModelSettings settings) {
        ChatProblems found = new ChatProblems(settings);
        if (settings.provider() == Provider.LOCAL) {
            return List.of("provider local has no chat model: set one that has, such as ollama, or none");
        }
        found.model();
        found.problems.addAll(AccessProblems.of(settings));
        found.sampling(settings.sampling());
        return List.copyOf(found.problems);
    }

    private void model() {
        boolean deployed = settings.access().azure().deployment() != null;
        if (settings.model().isBlank()
                && !deployed
                && ChatModelCatalogue.defaultModel(provider).isEmpty()) {
            problems.add("model is missing: set the name of a model of " + provider.key());
        }
        if (settings.dimensions() != 0) {
            problems.add("dimensions is only for embedders: remove it from the chat model");
        }
    }

    private void sampling(Sampling sampling) {
        temperature(sampling.temperature());
        Double topP = sampling.topP();
        if (topP != null && !(topP > 0 && topP <= 1)) {
            problems.add("top-p is " + topP + ": set more than 0 and at most 1");
        }
        Integer topK = sampling.topK();
        if (topK != null && !TAKE_TOP_K.contains(provider)) {
            problems.add("top-k is not taken by " + provider.key() + ": remove it");
        } else if (topK != null && topK < 1) {
            problems.add("top-k is " + topK + ": set at least 1");
        }
        Integer most = sampling.maximumReply();
        if (most != null && most < 1) {
            problems.add("maximum-reply is " + most + ": set at least 1 token, or remove it");
        }
        effort(sampling);
    }

    private void temperature(@Nullable Double temperature) {
        String hottest = switch (provider) {
            case ANTHROPIC, AWS_BEDROCK, COHERE, MINIMAX -> "1";
            case MISTRAL -> "1.5";
            default -> "2";
        };
        if (temperature != null && !(temperature >= 0 && temperature <= Double.parseDouble(hottest))) {
            problems.add("temperature is " + temperature + ": set 0 to " + hottest + " for " + provider.key());
        } else if (temperature != null && temperature == 0 && provider == Provider.MINIMAX) {
            problems.add("temperature is 0: set more for " + provider.key() + ", such as 0.01");
        }
    }

    private void effort(Sampling sampling) {
        String effort = sampling.effort();
        if (effort == null) {
            return;
        }
        List<String> taken = efforts(provider);
        if (taken.isEmpty()) {
            problems.add("effort is not taken by " + provider.key() + ": remove it");
        } else if (!taken.contains(effort)) {
            problems.add(
                    "effort is none that " + provider.key() + " knows: set it to one of " + String.join(", ", taken));
        } else if (Boolean.FALSE.equals(sampling.reasons())) {
            problems.add("effort does nothing while reasons is false: remove one of them");
        }
    }

    /** What each publishes; which of it a model takes, only the model knows. */
    private static List<String> efforts(Provider provider) {
        return switch (provider) {
            // Bedrock has no word for it that all of its models know.
            case AWS_BEDROCK, LMSTUDIO, MINIMAX, LOCAL -> List.of();
            case ANTHROPIC -> List.of("low", "medium", "high", "xhigh", "max");
            case OLLAMA -> List.of("none", "low", "medium", "high", "max");
            case GEMINI, VERTEXAI -> List.of("minimal", "low", "medium", "high");
            case GROQ, XAI -> List.of("none", "low", "medium", "high");
            case TOGETHER -> List.of("low", "medium", "high");
            case COHERE -> List.of("none", "high");
            case MISTRAL -> List.of("none", "minimal", "low", "medium", "high", "xhigh");
            case DEEPSEEK -> List.of("minimal", "low", "medium", "high", "xhigh", "max");
            case SARVAM -> List.of("low", "medium", "high", "max");
            case OPENAI,
                    OPENAI_STRUCTURED,
                    AZURE_OPENAI,
                    AZURE_OPENAI_STRUCTURED,
                    VLLM,
                    LITELLM,
                    OPENROUTER,
                    HUGGINGFACE,
                    OPENAI_COMPATIBLE -> List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
        };
    }
}
