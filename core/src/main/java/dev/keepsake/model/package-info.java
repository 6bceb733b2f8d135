/**
 * The roles a model can play: {@link dev.keepsake.model.Embedder}, {@link dev.keepsake.model.ChatModel} and
 * {@link dev.keepsake.model.Reranker}.
 */
@NullMarked
package dev.keepsake.model;

import org.jspecify.annotations.NullMarked;
