package dev.keepsake.bench.embed;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;

/** LangChain4j's tokenising and pooling, with as many threads as processors, each of which computes a text by itself. */
final class OneThreadEach extends AbstractInProcessEmbeddingModel {

    private static final String MODEL = "e5-small-v2-q";

    private final OnnxBertBiEncoder encoder;

    private OneThreadEach(OnnxBertBiEncoder encoder) {
        super(Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
        this.encoder = encoder;
    }

    static OneThreadEach load() {
        ClassLoader jars = OneThreadEach.class.getClassLoader();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (InputStream network = jars.getResourceAsStream(MODEL + ".onnx");
                InputStream tokenizer = jars.getResourceAsStream(MODEL + "-tokenizer.json");
                SessionOptions options = new SessionOptions()) {
            if (network == null || tokenizer == null) {
                throw new IllegalStateException(MODEL + " is not on the class path");
            }
            options.setIntraOpNumThreads(1);
            OrtSession session = environment.createSession(network.readAllBytes(), options);
            return new OneThreadEach(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + MODEL, e);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot load " + MODEL, e);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }
}
