package dev.keepsake.api;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the embedders of a store stand.
 *
 * @param current the embedder that searches use
 * @param migration the migration under way, or null for none
 * @param perSecond how many vectors a second have been made for it lately in this process, 0 or more
 * @param remaining how long the rest will take at that rate, or null when nothing is left or nothing is known
 */
public record EmbedderStatus(
        EmbedderId current,
        @Nullable EmbeddingMigration migration,
        double perSecond,
        @Nullable Duration remaining) {}
