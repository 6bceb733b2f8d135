/**
 * Rerankers that somebody else computes: {@link dev.keepsake.models.rerank.ProviderRerankers} makes those of Cohere, Jina and
 * Voyage, {@link dev.keepsake.models.rerank.ChatReranker} asks a chat model. The one computed in this process is
 * {@link dev.keepsake.models.onnx.OnnxReranker}.
 */
@NullMarked
package dev.keepsake.models.rerank;

import org.jspecify.annotations.NullMarked;
