package dev.keepsake.bench.embed;

import dev.keepsake.model.Embedder;
import dev.keepsake.models.onnx.OnnxEmbedder;
import dev.keepsake.models.onnx.OnnxModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;

/** The ways to embed with e5-small-v2 in int8 that are compared. */
enum Way {
    /** A new model and {@code embedAll}, as LangChain4j's documentation shows it. */
    LANGCHAIN4J("LangChain4j as it comes"),

    /** LangChain4j's code over a session that computes each text on one thread. */
    ONE_THREAD_EACH("the same, one thread for each text"),

    KEEPSAKE("Keepsake");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Embedder open() {
        return switch (this) {
            case LANGCHAIN4J -> new LangChain4jEmbedder(new E5SmallV2QuantizedEmbeddingModel());
            case ONE_THREAD_EACH -> new LangChain4jEmbedder(OneThreadEach.load());
            case KEEPSAKE -> OnnxEmbedder.load(OnnxModel.E5_SMALL_V2);
        };
    }
}
