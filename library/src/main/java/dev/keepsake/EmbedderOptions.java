package dev.keepsake;

import dev.keepsake.model.Embedder;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What turns text into vectors.
 *
 * @param settings which one to open
 * @param embedder one that is there already and goes before the settings, or null
 * @param others further ones that the store may go to or come from, each by the name of its model; those in this process and
 *     other models of the same provider need not be named
 */
public record EmbedderOptions(
        ModelSettings settings, @Nullable Embedder embedder, List<ModelSettings> others) {

    public EmbedderOptions {
        others = List.copyOf(others);
    }

    /** One embedder, and those that need not be named. */
    public EmbedderOptions(ModelSettings settings, @Nullable Embedder embedder) {
        this(settings, embedder, List.of());
    }

    /** The same, and others that the store may go to or come from. */
    public EmbedderOptions withOthers(List<ModelSettings> newOthers) {
        return new EmbedderOptions(settings, embedder, newOthers);
    }

    /** The default of those in this process. */
    public static final EmbedderOptions DEFAULT =
            new EmbedderOptions(ModelSettings.of(Provider.LOCAL, EmbedderCatalogue.DEFAULT.name()), null);
}
