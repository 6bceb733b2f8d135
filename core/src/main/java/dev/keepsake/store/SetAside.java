package dev.keepsake.store;

import dev.keepsake.index.EntryKey;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import java.time.Instant;

/**
 * A memory or turn that has no vector of an embedder, because that refuses its text. It is found by words all the same.
 *
 * @param embedder who refuses it
 * @param project the tenant
 * @param key which one
 * @param reason why, without a word of the text
 * @param at when it was refused last
 */
public record SetAside(EmbedderId embedder, ProjectId project, EntryKey key, String reason, Instant at) {}
