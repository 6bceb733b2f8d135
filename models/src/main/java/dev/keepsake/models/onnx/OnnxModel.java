package dev.keepsake.models.onnx;

import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.EmbedderId;

/**
 * The models that can be computed in this process. Their files lie in jars of their own, so that whoever wants to do
 * without one can leave its jar out.
 */
public enum OnnxModel {
    /**
     * Microsoft's e5-small-v2. Finds more than {@link #ALL_MINILM_L6_V2}, at half its speed. Reads 512 tokens of a text,
     * some 2,000 characters of English.
     */
    E5_SMALL_V2("e5-small-v2-q", "query: ", "passage: ", 512, 0.75),

    /** The light one, from sentence-transformers. Reads 128 tokens of a text, some 500 characters of English. */
    ALL_MINILM_L6_V2("all-minilm-l6-v2-q", "", "", 128, 0.05);

    private static final int DIMENSION = 384;

    private final EmbedderId id;
    private final String queryPrefix;
    private final String passagePrefix;
    private final int maximumTokens;
    private final double unrelatedCosine;

    OnnxModel(String name, String queryPrefix, String passagePrefix, int maximumTokens, double unrelatedCosine) {
        this.id = new EmbedderId(name, DIMENSION);
        this.queryPrefix = queryPrefix;
        this.passagePrefix = passagePrefix;
        this.maximumTokens = maximumTokens;
        this.unrelatedCosine = unrelatedCosine;
    }

    /** The id that vectors of this model carry; its name is the one that configuration uses. */
    public EmbedderId id() {
        return id;
    }

    /** What the model was trained to see before a text of this purpose; may be empty. */
    String prefix(Purpose purpose) {
        return switch (purpose) {
            case QUERY -> queryPrefix;
            case PASSAGE -> passagePrefix;
        };
    }

    /** How many tokens it reads of a text, with its prefix and the two tokens that frame every text. */
    int maximumTokens() {
        return maximumTokens;
    }

    /** About the median cosine of a question and what was said in a conversation that does not answer it. */
    double unrelatedCosine() {
        return unrelatedCosine;
    }

    String modelFile() {
        return id.name() + ".onnx";
    }

    String tokenizerFile() {
        return id.name() + "-tokenizer.json";
    }
}
