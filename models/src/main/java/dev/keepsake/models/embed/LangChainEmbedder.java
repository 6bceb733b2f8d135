package dev.keepsake.models.embed;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.DimensionMismatch;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ResilientCalls;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.time.Deadline;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedding model of LangChain4j in the role of an embedder.
 *
 * <p>Texts are cut to what the model reads, as far as that is known (see {@link KnownModel}), else to what OpenAI's read; where a
 * server refuses a longer text, it is asked again with half of it, down to some 200 tokens, and that limit is kept to from then on.
 * What a model was trained to see before a question or a passage is put before it. Texts go in portions that the provider takes,
 * several at a time. A blank text is embedded as a dash.
 *
 * <p>Vectors are brought to unit length. A vector that has no direction, or another length than the one before, and another number
 * of vectors than of texts are {@code MODEL_UNAVAILABLE}; when the first vectors are not as long as configured, that is
 * {@code CONFIGURATION}, with both numbers.
 */
public final class LangChainEmbedder implements Embedder, ServedModel {

    private static final Logger LOG = LoggerFactory.getLogger(LangChainEmbedder.class);

    /** What no server is known to find too much. */
    private static final Portion MODEST = new Portion(64, 60_000);

    private final EmbedderId id;
    private final VectorSource source;
    private final boolean configured;
    private final UnrelatedCosine unrelated = new UnrelatedCosine(this, System::nanoTime);
    private volatile boolean seen;

    /**
     * @param configured whether the dimension is what somebody configured, and not what is known of the model
     */
    LangChainEmbedder(EmbedderId id, VectorSource source, boolean configured) {
        this.id = id;
        this.source = source;
        this.configured = configured;
    }

    /**
     * Any embedding model, called within {@link Limits#STANDARD}; see {@link #around(EmbeddingModel, EmbedderId, Limits, Outgoing)}.
     */
    public static LangChainEmbedder around(EmbeddingModel model, EmbedderId id, Outgoing outgoing) {
        return around(model, id, Limits.STANDARD, outgoing);
    }

    /**
     * Any embedding model, with our observation, limits, retries and breaker around it. Closing the embedder leaves the model alone, and
     * nobody is asked anything yet. A call runs in a virtual thread of its own, which is interrupted when the deadline or the time limit
     * passes; the caller does not wait for it any longer, whether the model heeds that or not. What LangChain4j's exceptions mean is told
     * as the same kinds of failure as with every provider.
     *
     * @param model the model; safe for use by many threads, as those of LangChain4j are
     * @param id its name, which is recorded in every store, and how many numbers its vectors have
     * @param limits how much is asked of it at once, how long a call may take, and how often it is made again; a model that tries again
     *     by itself wants none of that here
     * @param outgoing who is told of calls, or {@link Outgoing#UNWATCHED} for whoever opens a memory with it; what the model connects to
     *     is its own affair
     */
    public static LangChainEmbedder around(EmbeddingModel model, EmbedderId id, Limits limits, Outgoing outgoing) {
        KnownModel reading = KnownModel.of(id.name())
                .orElse(new KnownModel(id.dimension(), false, KnownModel.TOKENS_OF_OTHERS, "", ""));
        ModelTarget target = new ModelTarget("langchain", id.name(), ModelRole.EMBEDDINGS, null);
        VectorSource source = new VectorSource(
                new VectorSource.Models(model, model, MODEST, () -> {}),
                reading,
                new ResilientCalls(target, limits, outgoing));
        return new LangChainEmbedder(id, source, true);
    }

    /**
     * Any embedding model, under the name and with the dimension that it gives itself; where it does not know its dimension, it embeds
     * a word to see.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when it gives no name; see {@link #around(EmbeddingModel, EmbedderId, Outgoing)}
     */
    public static LangChainEmbedder around(EmbeddingModel model) {
        String name = model.modelName();
        if (name == null || name.isBlank() || name.equals("unknown")) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "This embedding model does not say its name, which every store records; give it one, with its dimension");
        }
        return around(model, new EmbedderId(name, model.dimension()), Outgoing.UNWATCHED);
    }

    @Override
    public EmbedderId id() {
        return id;
    }

    /**
     * Measured with 16 short texts, when it is first asked for and the model answers within five seconds; a guess until then.
     */
    @Override
    public double unrelatedCosine() {
        return unrelated.value();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        if (deadline.passed()) {
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, source.described() + " was not asked: the deadline had passed");
        }
        List<float[]> vectors = source.vectors(texts, purpose, deadline);
        for (float[] vector : vectors) {
            if (vector.length != id.dimension()) {
                throw mismatch(vector.length);
            }
        }
        seen |= !vectors.isEmpty();
        return vectors.stream().map(vector -> new Embedding(id, vector)).toList();
    }

    private KeepsakeException mismatch(int length) {
        if (configured && !seen) {
            return new DimensionMismatch(
                    ErrorCategory.CONFIGURATION,
                    source.described() + " makes vectors of " + length + " numbers, and dimensions says "
                            + id.dimension() + "; set dimensions to " + length + ", or name another model");
        }
        return new DimensionMismatch(
                ErrorCategory.MODEL_UNAVAILABLE,
                source.described() + " answered a vector of " + length + " numbers instead of " + id.dimension()
                        + "; check that its server still serves the same model");
    }

    @Override
    public List<ProviderStatus> statuses() {
        return List.of(source.status());
    }

    @Override
    public void warmUp(Deadline deadline) {
        try {
            source.vectors(List.of("warm"), Purpose.QUERY, deadline);
        } catch (KeepsakeException failure) {
            LOG.warn("Warming up: {}", failure.getMessage());
        }
    }

    @Override
    public void observedBy(ObservationRegistry observations) {
        source.observedBy(observations);
    }

    @Override
    public void close() {
        source.close();
    }
}
