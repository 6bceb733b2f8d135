/**
 * The roles a model can play: {@link dev.keepsake.model.Embedder} and {@link dev.keepsake.model.ChatModel}.
 */
@NullMarked
package dev.keepsake.model;

import org.jspecify.annotations.NullMarked;
