package dev.keepsake.models;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which reranker to use. What a kind does not need is ignored.
 *
 * @param kind the kind; it says what else has to be there
 * @param model the model's name; may be empty for an ONNX model, which is then called as its folder is
 * @param path the folder of an ONNX model, or null
 * @param url the provider's address up to and with the version, or null for the provider's own
 * @param key the provider's key, or null; never printed
 */
public record RerankerSettings(
        RerankerKind kind,
        String model,
        @Nullable Path path,
        @Nullable URI url,
        @Nullable String key) {

    /** No reranker. */
    public static final RerankerSettings NONE = new RerankerSettings(RerankerKind.NONE, "", null, null, null);

    /** An ONNX cross-encoder from a folder with {@code model.onnx} and {@code tokenizer.json}. */
    public static RerankerSettings onnx(Path folder) {
        return new RerankerSettings(RerankerKind.ONNX, "", folder, null, null);
    }

    @Override
    public String toString() {
        return "RerankerSettings[kind=" + kind.key() + ", model=" + model + ", path=" + path + ", url=" + url + ", key="
                + (key == null ? "none" : "(hidden)") + "]";
    }
}
