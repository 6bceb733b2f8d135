package dev.keepsake.models;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.embed.EmbedderProblems;
import dev.keepsake.models.embed.ProviderEmbedders;
import dev.keepsake.models.onnx.OnnxEmbedder;
import dev.keepsake.models.onnx.OnnxModel;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens the embedder that was asked for, or says what is wrong; there is no stand-in. Asking who there is loads no model. */
public final class EmbedderCatalogue {

    /** What is used when nothing is configured. */
    public static final EmbedderId DEFAULT = OnnxModel.E5_SMALL_V2.id();

    private EmbedderCatalogue() {}

    /** The embedders in this process, which need nothing but a name, the default first. */
    public static List<EmbedderId> embedders() {
        return Arrays.stream(OnnxModel.values()).map(OnnxModel::id).toList();
    }

    /**
     * Loads an embedder; the caller closes it.
     *
     * @param name one of the names of {@link #embedders()}
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none of this name, or when it cannot run here
     */
    public static Embedder open(String name) {
        return OnnxEmbedder.load(model(name));
    }

    /**
     * Opens an embedder; the caller closes it. One of a provider is not asked anything where the dimension of its vectors is known or
     * configured.
     *
     * @throws KeepsakeException with {@code CONFIGURATION}, naming everything that is wrong with the settings, or when it cannot run
     *     here; with {@code MODEL_UNAVAILABLE} when its dimension had to be asked and it does not answer
     */
    public static Embedder open(ModelSettings settings, Outgoing outgoing) {
        return open(settings, outgoing, List.of());
    }

    /**
     * The same for a store that has been filled: where the dimension would have to be asked and the model does not answer, it is the
     * recorded one, so that what is stored can be reached while a provider is away.
     *
     * @param recorded the embedders that the store has recorded, or none
     */
    public static Embedder open(ModelSettings settings, Outgoing outgoing, List<EmbedderId> recorded) {
        List<String> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The embedder of " + settings.provider().key() + " cannot be used: " + String.join("; ", problems));
        }
        return settings.provider() == Provider.LOCAL
                ? open(localName(settings))
                : ProviderEmbedders.open(
                        settings,
                        outgoing,
                        recorded.stream()
                                .filter(known -> known.name().equals(settings.model()))
                                .findFirst()
                                .map(EmbedderId::dimension)
                                .orElse(0));
    }

    /** Everything that is wrong with settings, found without connecting: one sentence each, with the key and the cure. */
    public static List<String> problems(ModelSettings settings) {
        List<String> problems = new ArrayList<>(EmbedderProblems.of(settings));
        if (settings.provider() == Provider.LOCAL) {
            String name = localName(settings);
            Optional<EmbedderId> id = embedders().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (id.isEmpty()) {
                problems.add("model is \"" + name + "\", and there is none of this name in this process: set one of "
                        + names());
            } else if (settings.dimensions() > 0
                    && settings.dimensions() != id.get().dimension()) {
                problems.add("dimensions is " + settings.dimensions() + ", and " + name + " makes vectors of "
                        + id.get().dimension() + " numbers: set dimensions to "
                        + id.get().dimension() + ", or leave it out");
            }
        }
        return problems;
    }

    /** The model that a provider stands for when none is named; empty where one has to be. */
    public static Optional<String> defaultModel(Provider provider) {
        return provider == Provider.LOCAL ? Optional.of(DEFAULT.name()) : EmbedderProblems.defaultModel(provider);
    }

    /**
     * Where an embedder is asked, up to and with the version; for who looks whether that host may be connected to. Empty for one in this
     * process, and where only AWS's library knows.
     */
    public static Optional<URI> address(ModelSettings settings) {
        return settings.provider() == Provider.LOCAL ? Optional.empty() : ProviderEmbedders.address(settings);
    }

    private static String localName(ModelSettings settings) {
        return settings.model().isBlank() ? DEFAULT.name() : settings.model().strip();
    }

    private static String names() {
        return String.join(", ", embedders().stream().map(EmbedderId::name).toList());
    }

    private static OnnxModel model(String name) {
        return Arrays.stream(OnnxModel.values())
                .filter(model -> model.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "There is no embedder named \"" + name + "\"; there are " + names()));
    }
}
