/**
 * Models behind the roles of {@code dev.keepsake.model}. {@link dev.keepsake.models.EmbedderCatalogue} turns a configured
 * name into an embedder, {@link dev.keepsake.models.RerankerCatalogue} settings into a reranker.
 */
@NullMarked
package dev.keepsake.models;

import org.jspecify.annotations.NullMarked;
