package dev.keepsake.models.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Cuts a text into the numbered pieces of words that a model knows. Never more than the model reads, and no padding: a short
 * text is short for the model as well. Safe for use by many threads.
 */
final class Tokenizer implements AutoCloseable {

    /** What the tokenizer puts around every text, so what is left when it finds nothing to read in one. */
    private static final int FRAME = 2;

    /**
     * Several times more than the longest text a model reads to its end. It bounds the time for tokenising, which would
     * otherwise go through megabytes that are not read anyway.
     */
    private static final int MAXIMUM_CHARACTERS = 16_384;

    private final HuggingFaceTokenizer tokenizer;

    private Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Reads a tokenizer in the format of Hugging Face.
     *
     * @param maximumTokens how many tokens the model reads of a text, with the two that frame it
     */
    static Tokenizer read(InputStream description, int maximumTokens) throws IOException {
        return new Tokenizer(HuggingFaceTokenizer.newInstance(
                description, Map.of("padding", "false", "maxLength", Integer.toString(maximumTokens))));
    }

    /** The tokens of the part of a text that the model reads. */
    long[] tokens(String text) {
        String bounded = text.length() > MAXIMUM_CHARACTERS ? text.substring(0, MAXIMUM_CHARACTERS) : text;
        return tokenizer.encode(bounded, true, false).getIds();
    }

    /** Whether these are the tokens of a text in which there was nothing to read, such as control characters alone. */
    static boolean isNothing(long[] tokens) {
        return tokens.length <= FRAME;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
