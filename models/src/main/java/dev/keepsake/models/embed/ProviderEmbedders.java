package dev.keepsake.models.embed;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ResilientCalls;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the embedders of providers. What is wrong with settings is for {@link EmbedderProblems} to say, before anything is opened. */
public final class ProviderEmbedders {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderEmbedders.class);

    /** What models of Cohere's and Amazon's that make shorter vectors can be asked for; those of others take any number. */
    private static final List<Integer> STEPS = List.of(256, 512, 1024, 1536);

    private ProviderEmbedders() {}

    /**
     * Opens an embedder; the caller closes it. Nobody is asked anything where the dimension of its vectors is known or configured; else
     * the model embeds a word, to see.
     *
     * @param settings without {@link EmbedderProblems#of problems}, of a provider over the network
     * @throws KeepsakeException with {@code CONFIGURATION} when the settings cannot work, with {@code MODEL_UNAVAILABLE} when the
     *     model had to be asked and does not answer
     */
    public static LangChainEmbedder open(ModelSettings settings, Outgoing outgoing) {
        return open(settings, outgoing, 0);
    }

    /**
     * The same; where the dimension would have to be asked and the model does not answer, it is the one that a store has recorded.
     *
     * @param recorded the dimension that a store has recorded of this model, or 0 for none
     */
    public static LangChainEmbedder open(ModelSettings settings, Outgoing outgoing, int recorded) {
        ModelName model = ModelName.of(settings);
        int shorter = toAskFor(settings, model);
        VectorSource.Models models = EmbeddingModels.of(settings, model, shorter, outgoing);
        KnownModel reading =
                model.known().orElse(new KnownModel(settings.dimensions(), false, KnownModel.TOKENS_OF_OTHERS, "", ""));
        ModelTarget target =
                new ModelTarget(settings.provider().key(), model.name(), ModelRole.EMBEDDINGS, Addresses.of(settings));
        VectorSource source =
                new VectorSource(models, reading, new ResilientCalls(target, settings.limits(), outgoing));
        boolean configured = settings.dimensions() > 0;
        int dimension = configured
                ? settings.dimensions()
                : model.known().map(KnownModel::dimension).orElse(0);
        if (dimension == 0) {
            dimension = probed(source, settings, recorded);
        }
        return new LangChainEmbedder(new EmbedderId(model.name(), dimension), source, configured);
    }

    /** Where an embedder is asked; empty where only the provider's own library knows. */
    public static Optional<URI> address(ModelSettings settings) {
        return Optional.ofNullable(Addresses.of(settings));
    }

    /** Asks once; the one who opens waits no longer than for one call. */
    private static int probed(VectorSource source, ModelSettings settings, int recorded) {
        try {
            return source.vectors(
                            List.of("dimension"),
                            Purpose.PASSAGE,
                            Deadline.after(settings.limits().timeout()))
                    .getFirst()
                    .length;
        } catch (KeepsakeException failure) {
            if (recorded > 0 && failure.category() == ErrorCategory.MODEL_UNAVAILABLE) {
                LOG.warn(
                        "Opened with the dimension {} that the store has recorded: {}", recorded, failure.getMessage());
                return recorded;
            }
            source.close();
            throw new KeepsakeException(
                    failure.category(),
                    "How many numbers the vectors of " + source.described()
                            + " have is not known, and it could not be asked: " + failure.getMessage()
                            + "; set dimensions to open it without asking",
                    failure);
        }
    }

    /**
     * How many numbers to ask the model for, or 0 to leave it to the model. It is asked where it is known to be able to, and by OpenAI
     * and Azure whenever a number is configured, since nobody knows what stands behind a deployment; others take it for what it says
     * about the model, and answer to it with their first vector.
     */
    private static int toAskFor(ModelSettings settings, ModelName model) {
        Optional<KnownModel> known = model.known();
        boolean shortens = known.map(KnownModel::shortens)
                .orElse(
                        switch (settings.provider()) {
                            case OPENAI, OPENAI_STRUCTURED, AZURE_OPENAI, AZURE_OPENAI_STRUCTURED -> true;
                            default -> false;
                        });
        boolean whole = known.isPresent() && known.get().dimension() == settings.dimensions();
        boolean needless = whole && !settings.provider().key().contains("openai");
        return shortens && !needless ? settings.dimensions() : 0;
    }

    /** That a model cannot make vectors of the configured length; empty when it can, or nobody knows. */
    static Optional<String> contradiction(ModelSettings settings, ModelName model) {
        int wanted = settings.dimensions();
        return model.known()
                .filter(known -> wanted > 0 && !makes(known, wanted, settings.provider()))
                .map(known -> "dimensions is " + wanted + ", and " + model.name() + " makes vectors of "
                        + lengths(known, settings.provider()) + " numbers: set dimensions to " + known.dimension()
                        + ", or leave it out");
    }

    private static boolean makes(KnownModel known, int wanted, Provider provider) {
        return wanted == known.dimension()
                || (known.shortens() && wanted < known.dimension() && (!bySteps(provider) || STEPS.contains(wanted)));
    }

    private static String lengths(KnownModel known, Provider provider) {
        if (!known.shortens()) {
            return String.valueOf(known.dimension());
        }
        return bySteps(provider)
                ? STEPS.stream()
                        .filter(step -> step <= known.dimension())
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                : "at most " + known.dimension();
    }

    private static boolean bySteps(Provider provider) {
        return provider == Provider.COHERE || provider == Provider.AWS_BEDROCK;
    }
}
