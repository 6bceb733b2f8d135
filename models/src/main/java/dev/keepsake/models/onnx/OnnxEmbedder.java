package dev.keepsake.models.onnx;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An embedder in this process. As many passages are computed at a time as there are processors, and calls share those threads
 * in turns, text by text; queries have threads of their own (see {@link EmbedThreads}) and are not kept waiting by an import.
 *
 * <p>Every text is computed alone. Batches of equal length would be faster by a tenth to a quarter on short texts, but an
 * int8 model scales its numbers by the largest in the batch, so that one tenant's text would move another tenant's vector,
 * padding or not. As it is, a text and a purpose give the same vector to the last bit, whatever else is being embedded. A
 * text that stands in a call more than once is computed once.
 *
 * <p>A text is read up to the model's limit (see {@link OnnxModel}); what comes after has no influence, and what a shorter text
 * lacks is not computed. A text in which the model finds nothing to read is embedded all the same, as something unknown.
 * Control characters are ignored.
 *
 * <p>The deadline is looked at before each text and while waiting for the last ones; no single text takes longer than a
 * fifth of a second or so.
 */
public final class OnnxEmbedder implements Embedder {

    private final OnnxModel model;
    private final Encoder encoder;
    private final EmbedThreads threads;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxEmbedder(OnnxModel model, Encoder encoder, EmbedThreads threads) {
        this.model = model;
        this.encoder = encoder;
        this.threads = threads;
    }

    /**
     * Loads a model: some 0.6 seconds, and 100 to 300 MB of memory outside the heap while it is open.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when its jar or a native library is missing or unusable
     */
    public static OnnxEmbedder load(OnnxModel model) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new OnnxEmbedder(
                model, Encoder.load(model), new EmbedThreads(model.id().name(), processors));
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
        List<String> distinct = List.copyOf(new LinkedHashSet<>(texts));
        EmbedCall call = new EmbedCall(model.id(), distinct, text -> encoder.encode(prefix + text), deadline);
        float[][] vectors = call.runOn(threads.of(purpose), threads.each());
        Map<String, Embedding> byText = HashMap.newHashMap(vectors.length);
        for (int i = 0; i < vectors.length; i++) {
            byText.put(distinct.get(i), new Embedding(model.id(), vectors[i]));
        }
        return texts.stream().map(byText::get).toList();
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
