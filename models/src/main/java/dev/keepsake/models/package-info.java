/**
 * Models behind the roles of {@code dev.keepsake.model}. {@link dev.keepsake.models.EmbedderCatalogue} turns a configured
 * name into an embedder.
 */
@NullMarked
package dev.keepsake.models;

import org.jspecify.annotations.NullMarked;
