package dev.keepsake.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * One loaded model. A text is tokenised once and computed alone on the calling thread; many threads may do so at a time.
 *
 * <p>Gives the vectors of LangChain4j's {@code OnnxBertBiEncoder} to the last bit, without its three rounds of tokenising,
 * and on one thread a text: LangChain4j's own session lets every text use all cores, which costs a third of the speed as
 * soon as several texts are computed at once, and cannot be closed.
 */
final class Encoder implements AutoCloseable {

    /** Stands for a text in which the tokenizer finds nothing: the model's token for "something unknown". */
    private static final String NOTHING = "[UNK]";

    private final OnnxModel model;
    private final Tokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private Encoder(OnnxModel model, Tokenizer tokenizer, OrtSession session) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.environment = OrtEnvironment.getEnvironment();
        this.session = session;
    }

    /**
     * Reads a model from its jar, some 0.6 seconds.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when its jar or a native library is missing or unusable
     */
    static Encoder load(OnnxModel model) {
        try (InputStream network = open(model, model.modelFile());
                InputStream description = open(model, model.tokenizerFile())) {
            NativeLibraries.prepare();
            Tokenizer tokenizer = Tokenizer.read(description, model.maximumTokens());
            return new Encoder(model, tokenizer, openSession(network.readAllBytes()));
        } catch (KeepsakeException alreadyExplained) {
            throw alreadyExplained;
        } catch (IOException | OrtException | RuntimeException | LinkageError failure) {
            throw NativeLibraries.unusable(model, failure);
        }
    }

    /** A vector of unit length that depends on this text and on nothing else. */
    float[] encode(String text) {
        long[] tokens = tokenizer.tokens(text);
        return compute(Tokenizer.isNothing(tokens) ? tokenizer.tokens(NOTHING) : tokens);
    }

    private float[] compute(long[] tokens) {
        long[] all = new long[tokens.length];
        Arrays.fill(all, 1);
        try (OnnxTensor ids = tensor(tokens);
                OnnxTensor mask = tensor(all);
                OnnxTensor segments = tensor(new long[tokens.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", segments))) {
            OnnxTensor rows = (OnnxTensor) result.get(0);
            return UnitMean.of(rows.getFloatBuffer(), tokens.length, model.id().dimension());
        } catch (OrtException failure) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "ONNX Runtime cannot compute a text of " + tokens.length + " tokens",
                    failure);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
    }

    @Override
    public void close() {
        tokenizer.close();
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
