/** Tests of the embedders in this process, with the real models. */
@NullMarked
package dev.keepsake.models.onnx;

import org.jspecify.annotations.NullMarked;
