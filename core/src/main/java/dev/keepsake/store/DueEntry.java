package dev.keepsake.store;

import dev.keepsake.index.EntryKey;
import dev.keepsake.scope.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A memory or turn that lacks a vector of an embedder, with what is to be embedded. Its texts are somebody's: not for logs.
 *
 * @param project the tenant
 * @param key which one
 * @param text its {@link dev.keepsake.index.IndexText}
 * @param context its {@link dev.keepsake.index.ContextText}, or null when it has no second vector
 */
public record DueEntry(
        ProjectId project,
        EntryKey key,
        String text,
        @Nullable String context) {}
