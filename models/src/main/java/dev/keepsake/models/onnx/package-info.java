/**
 * Embedders that run in this process: an int8 model and its tokenizer from a jar, computed by ONNX Runtime, without a key
 * and without a network. Start with {@link dev.keepsake.models.onnx.OnnxEmbedder}; which models there are is said by
 * {@link dev.keepsake.models.onnx.OnnxModel}.
 */
@NullMarked
package dev.keepsake.models.onnx;

import org.jspecify.annotations.NullMarked;
