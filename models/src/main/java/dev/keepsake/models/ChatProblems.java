package dev.keepsake.models;

import dev.keepsake.models.provider.AccessProblems;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
            Provider.HUGGINGFACE,
            Provider.OPENAI_COMPATIBLE);
    private static final Set<Provider> TAKE_NO_EFFORT =
            Set.of(Provider.ANTHROPIC, Provider.OLLAMA, Provider.AWS_BEDROCK);
    private static final Set<Provider> WARM_UP_TO_ONE = Set.of(Provider.ANTHROPIC, Provider.AWS_BEDROCK);
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh");

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
        double hottest = WARM_UP_TO_ONE.contains(provider) ? 1 : 2;
        Double temperature = sampling.temperature();
        if (temperature != null && !(temperature >= 0 && temperature <= hottest)) {
            problems.add("temperature is " + temperature + ": set 0 to " + (int) hottest + " for " + provider.key());
        }
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

    private void effort(Sampling sampling) {
        String effort = sampling.effort();
        if (effort == null) {
            return;
        }
        if (TAKE_NO_EFFORT.contains(provider)) {
            problems.add("effort is not taken by " + provider.key() + ": remove it");
        } else if (!EFFORTS.contains(effort)) {
            problems.add("effort is none that is known: set minimal, low, medium or high");
        } else if (Boolean.FALSE.equals(sampling.reasons())) {
            problems.add("effort does nothing while reasons is false: remove one of them");
        }
    }
}
