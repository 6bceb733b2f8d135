package dev.keepsake.models.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;

/**
 * One loaded model: LangChain4j's tokenising, windows and pooling over a session of our own, because the session that
 * LangChain4j opens cannot be closed and lets every text use all cores, which costs a third of the speed as soon as
 * several texts are computed at once.
 */
final class Encoder extends AbstractInProcessEmbeddingModel implements AutoCloseable {

    /**
     * Stands for a text in which the tokenizer finds nothing, such as control characters alone: the model's token for
     * "something unknown".
     */
    private static final String NOTHING = "[UNK]";

    /**
     * Several times more than the longest text a model reads to its end. It bounds the time for tokenising, which would
     * otherwise go through megabytes that are not read anyway.
     */
    private static final int MAXIMUM_CHARACTERS = 16_384;

    private final OrtSession session;
    private final OnnxBertBiEncoder encoder;

    private Encoder(OrtSession session, OnnxBertBiEncoder encoder) {
        super(Runnable::run);
        this.session = session;
        this.encoder = encoder;
    }

    /**
     * Reads a model from its jar, some 0.6 seconds.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when its jar or a native library is missing or unusable
     */
    static Encoder load(OnnxModel model) {
        try (InputStream network = open(model, model.modelFile());
                InputStream tokenizer = open(model, model.tokenizerFile())) {
            NativeLibraries.prepare();
            OrtSession session = openSession(network.readAllBytes());
            return new Encoder(
                    session,
                    new OnnxBertBiEncoder(OrtEnvironment.getEnvironment(), session, tokenizer, PoolingMode.MEAN));
        } catch (KeepsakeException alreadyExplained) {
            throw alreadyExplained;
        } catch (IOException | OrtException | RuntimeException | LinkageError failure) {
            throw NativeLibraries.unusable(model, failure);
        }
    }

    /** A vector of unit length that depends on this text and on nothing else. */
    float[] encode(String text) {
        String bounded = text.length() > MAXIMUM_CHARACTERS ? text.substring(0, MAXIMUM_CHARACTERS) : text;
        try {
            return embed(bounded).content().vector();
        } catch (IllegalArgumentException nothingToRead) {
            // Only the tokenizer knows which characters it drops, and this is how it says that it dropped them all.
            return embed(NOTHING).content().vector();
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "ONNX Runtime cannot free a model", failure);
        }
    }

    private static OrtSession openSession(byte[] network) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(network, options);
        }
    }

    private static InputStream open(OnnxModel model, String file) {
        InputStream content = Encoder.class.getClassLoader().getResourceAsStream(file);
        if (content == null) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The embedder " + model.id().name() + " cannot be loaded: " + file
                            + " is not on the class path. Add"
                            + " the jar dev.langchain4j:langchain4j-embeddings-"
                            + model.id().name()
                            + ", or configure another embedder");
        }
        return content;
    }
}
