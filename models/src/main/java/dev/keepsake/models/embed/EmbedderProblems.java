package dev.keepsake.models.embed;

import dev.keepsake.models.provider.AccessProblems;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with the settings of an embedder; found without connecting. Each sentence names its key and the cure. */
public final class EmbedderProblems {

    private static final Set<Provider> WITHOUT = EnumSet.of(
            Provider.ANTHROPIC, Provider.GROQ, Provider.DEEPSEEK, Provider.XAI, Provider.MINIMAX, Provider.SARVAM);

    private EmbedderProblems() {}

    /** The providers that have embedders. */
    public static List<Provider> providers() {
        return Arrays.stream(Provider.values())
                .filter(provider -> !WITHOUT.contains(provider))
                .toList();
    }

    /** The model that a provider stands for when none is named; empty where one has to be, and for models in this process. */
    public static Optional<String> defaultModel(Provider provider) {
        return Optional.of(ModelName.usual(provider)).filter(name -> !name.isEmpty());
    }

    /** Everything that is wrong; empty when all is well. */
    public static List<String> of(ModelSettings settings) {
        Provider provider = settings.provider();
        List<String> problems = new ArrayList<>();
        if (WITHOUT.contains(provider)) {
            problems.add("provider is " + provider.key() + ", which has no embedders: set it to one of "
                    + providers().stream().map(Provider::key).collect(Collectors.joining(", ")));
            return problems;
        }
        ModelName model = ModelName.of(settings);
        boolean isLocal = provider == Provider.LOCAL;
        if (model.name().isEmpty() && !isLocal) {
            problems.add("model is missing: set the name under which the server at url lists it");
        }
        problems.addAll(AccessProblems.of(settings));
        if (settings.dimensions() < 0) {
            problems.add("dimensions is " + settings.dimensions()
                    + ": set how many numbers a vector is to have, or leave it out");
        } else if (!isLocal) {
            ProviderEmbedders.contradiction(settings, model).ifPresent(problems::add);
        }
        chatOnly(settings, problems);
        if (isLocal) {
            onlyAtProviders(settings, problems);
        }
        return problems;
    }

    private static void chatOnly(ModelSettings settings, List<String> problems) {
        Sampling sampling = settings.sampling();
        chatOnly("temperature", sampling.temperature(), problems);
        chatOnly("top-p", sampling.topP(), problems);
        chatOnly("top-k", sampling.topK(), problems);
        chatOnly("maximum-reply", sampling.maximumReply(), problems);
        chatOnly("reasons", sampling.reasons(), problems);
        chatOnly("effort", sampling.effort(), problems);
        chatOnly("sees-pictures", settings.seesPictures() ? true : null, problems);
    }

    private static void chatOnly(String key, @Nullable Object value, List<String> problems) {
        if (value != null) {
            problems.add(key + " is only for chat models: remove it");
        }
    }

    private static void onlyAtProviders(ModelSettings settings, List<String> problems) {
        remote("url", settings.access().url(), problems);
        remote("key", settings.access().key(), problems);
    }

    private static void remote(String key, @Nullable Object value, List<String> problems) {
        if (value != null) {
            problems.add(key + " is nothing that an embedder in this process needs: remove it, or set provider");
        }
    }
}
