package dev.keepsake.models;

import static java.util.Objects.requireNonNull;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.models.onnx.OnnxReranker;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.rerank.ChatReranker;
import dev.keepsake.models.rerank.ProviderRerankers;
import java.util.List;
import java.util.Optional;

/** Opens the reranker that was asked for, or says what is missing; there is no stand-in. */
public final class RerankerCatalogue {

    private RerankerCatalogue() {}

    /**
     * Opens a reranker; the caller closes it. An ONNX model is loaded and tried; a provider is not asked anything yet.
     *
     * @return the reranker, or empty for {@link RerankerKind#NONE}
     * @throws KeepsakeException with {@code CONFIGURATION}, naming everything that is missing, or when a model cannot be loaded
     */
    public static Optional<Reranker> open(RerankerSettings settings, Outgoing outgoing) {
        List<String> missing = settings.kind().missing(settings);
        if (!missing.isEmpty()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The reranker " + settings.kind().key() + " also needs " + String.join("; ", missing));
        }
        return switch (settings.kind()) {
            case NONE -> Optional.empty();
            case ONNX -> Optional.of(OnnxReranker.load(requireNonNull(settings.path()), settings.model()));
            case COHERE ->
                Optional.of(ProviderRerankers.cohere(settings.url(), settings.model(), settings.key(), outgoing));
            case JINA ->
                Optional.of(ProviderRerankers.jina(settings.url(), settings.model(), settings.key(), outgoing));
            case VOYAGE ->
                Optional.of(ProviderRerankers.voyage(
                        settings.url(), settings.model(), requireNonNull(settings.key()), outgoing));
            case CHAT ->
                ChatModelCatalogue.open(List.of(chat(settings)), outgoing).map(ChatReranker::new);
        };
    }

    /** Asked once, as every reranker: a search goes on without it sooner than it waits for a second answer. */
    private static ModelSettings chat(RerankerSettings settings) {
        Patience patience = Patience.STANDARD;
        return ModelSettings.of(Provider.OPENAI_COMPATIBLE, settings.model())
                .withUrl(settings.url())
                .withKey(settings.key())
                .withLimits(Limits.STANDARD.withPatience(new Patience(
                        0, patience.firstWait(), patience.longestWait(), patience.failures(), patience.pause())));
    }
}
