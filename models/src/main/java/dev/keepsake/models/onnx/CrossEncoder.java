package dev.keepsake.models.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One loaded cross-encoder: question and passage in, one logit out. Each pair is computed alone and on one thread, for the
 * reasons that {@link OnnxEmbedder} gives.
 *
 * <p>LangChain4j's module for this (langchain4j-onnx-scoring 1.17) pads pairs into batches, reads only outputs of one shape and
 * tokenises every passage twice; what remains of it without that is this.
 */
final class CrossEncoder implements AutoCloseable {

    /** Question, passage and marks together; what is too much is cut from the longer of the two. */
    private static final int MAXIMUM_TOKENS = 512;

    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private CrossEncoder(OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /** Loads the two files; whether they fit together shows with the first pair. */
    static CrossEncoder load(Path model, Path tokenizerFile) throws IOException, OrtException {
        NativeLibraries.prepare();
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                .optTokenizerPath(tokenizerFile)
                .optTruncation(true)
                .optMaxLength(MAXIMUM_TOKENS)
                .optPadding(false)
                .build();
        try {
            return new CrossEncoder(open(model), tokenizer);
        } catch (OrtException | RuntimeException failure) {
            tokenizer.close();
            throw failure;
        }
    }

    private static OrtSession open(Path model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(model.toString(), options);
        }
    }

    /** How well the passage answers the question, as the model says it: any number, higher is better. */
    double logit(String question, String passage) throws OrtException {
        Encoding pair = tokenizer.encode(question, passage);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, tensor(name, pair));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return result.get(0) instanceof OnnxTensor output ? logit(output.getFloatBuffer()) : Double.NaN;
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(String input, Encoding pair) throws OrtException {
        long[] numbers = switch (input) {
            case "input_ids" -> pair.getIds();
            case "attention_mask" -> pair.getAttentionMask();
            case "token_type_ids" -> pair.getTypeIds();
            default -> throw new IllegalArgumentException("a cross-encoder takes no " + input);
        };
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {numbers});
    }

    /** One number in whatever shape, or two for the classes "does not answer" and "answers". */
    private static double logit(FloatBuffer output) {
        double logit = output != null && output.remaining() == 1
                ? output.get(0)
                : output != null && output.remaining() == 2 ? output.get(1) - output.get(0) : Double.NaN;
        if (Double.isNaN(logit)) {
            throw new IllegalArgumentException("a cross-encoder gives one number or two for a pair, this model gives "
                    + (output == null ? "something else" : output.remaining() + " numbers"));
        }
        return logit;
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
}
