package dev.keepsake.models.onnx;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An embedder in this process, on as many threads as there are processors, which all calls share in turns, text by text:
 * a question is not kept waiting by an import.
 *
 * <p>Every text is computed alone. Batches would be a fifth faster on short texts, but an int8 model scales its numbers by
 * the largest in the batch, so that one tenant's text would move another tenant's vector. As it is, a text and a purpose
 * give the same vector to the last bit, whatever else is being embedded.
 *
 * <p>A text is read up to the model's limit (see {@link OnnxModel}); what comes after has no influence. A text in which the
 * model finds nothing to read is embedded all the same, as something unknown. Control characters are ignored.
 *
 * <p>The deadline is looked at before each text and while waiting for the last ones; no single text takes longer than a
 * fifth of a second or so.
 */
public final class OnnxEmbedder implements Embedder {

    private final OnnxModel model;
    private final Encoder encoder;
    private final ExecutorService threads;
    private final int parallelism;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxEmbedder(OnnxModel model, Encoder encoder, int parallelism) {
        ThreadFactory daemons =
                Thread.ofPlatform().daemon().name(model.id().name() + "-", 0).factory();
        this.model = model;
        this.encoder = encoder;
        this.threads = Executors.newFixedThreadPool(parallelism, daemons);
        this.parallelism = parallelism;
    }

    /**
     * Loads a model: some 0.6 seconds, and 100 to 300 MB of memory outside the heap while it is open.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when its jar or a native library is missing or unusable
     */
    public static OnnxEmbedder load(OnnxModel model) {
        return new OnnxEmbedder(model, Encoder.load(model), Runtime.getRuntime().availableProcessors());
    }

    @Override
    public EmbedderId id() {
        return model.id();
    }

    @Override
    public double unrelatedCosine() {
        return model.unrelatedCosine();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        if (closed.get()) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "The embedder " + model.id().name() + " is closed");
        }
        String prefix = model.prefix(purpose);
        EmbedCall call = new EmbedCall(model.id(), texts, text -> encoder.encode(prefix + text), deadline);
        return Arrays.stream(call.runOn(threads, parallelism))
                .map(vector -> new Embedding(model.id(), vector))
                .toList();
    }

    /** Waits for the texts being computed, some tenths of a second, and frees the model. Further calls are refused. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            threads.close();
            encoder.close();
        }
    }
}
