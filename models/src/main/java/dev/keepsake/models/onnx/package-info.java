/**
 * Models computed in this process by ONNX Runtime, without a key and without a network. Embedders come with their model and
 * tokenizer in a jar: start with {@link dev.keepsake.models.onnx.OnnxEmbedder}; which models there are is said by
 * {@link dev.keepsake.models.onnx.OnnxModel}. A reranker comes from files of the user:
 * {@link dev.keepsake.models.onnx.OnnxReranker}.
 */
@NullMarked
package dev.keepsake.models.onnx;

import org.jspecify.annotations.NullMarked;
