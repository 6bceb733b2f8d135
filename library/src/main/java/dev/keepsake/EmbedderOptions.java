package dev.keepsake;

import dev.keepsake.model.Embedder;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What turns text into vectors.
 *
 * @param settings which one to open
 * @param embedder one that is there already and goes before the settings, or null
 */
public record EmbedderOptions(ModelSettings settings, @Nullable Embedder embedder) {

    /** The default of those in this process. */
    public static final EmbedderOptions DEFAULT =
            new EmbedderOptions(ModelSettings.of(Provider.LOCAL, EmbedderCatalogue.DEFAULT.name()), null);
}
