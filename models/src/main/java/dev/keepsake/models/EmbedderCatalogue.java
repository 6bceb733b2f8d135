package dev.keepsake.models;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.onnx.OnnxEmbedder;
import dev.keepsake.models.onnx.OnnxModel;
import java.util.Arrays;
import java.util.List;

/** The embedders that need nothing but a name. Asking who there is loads no model; only {@link #open} does. */
public final class EmbedderCatalogue {

    /** What is used when nothing is configured. */
    public static final EmbedderId DEFAULT = OnnxModel.E5_SMALL_V2.id();

    private EmbedderCatalogue() {}

    /** All embedders, the default first. */
    public static List<EmbedderId> embedders() {
        return Arrays.stream(OnnxModel.values()).map(OnnxModel::id).toList();
    }

    /**
     * Loads an embedder; the caller closes it.
     *
     * @param name one of the names of {@link #embedders()}
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none of this name, or when it cannot run here
     */
    public static Embedder open(String name) {
        return OnnxEmbedder.load(model(name));
    }

    private static OnnxModel model(String name) {
        return Arrays.stream(OnnxModel.values())
                .filter(model -> model.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "There is no embedder named \"" + name + "\"; there are "
                                + String.join(
                                        ", ",
                                        embedders().stream()
                                                .map(EmbedderId::name)
                                                .toList())));
    }
}
