/**
 * The one class that writes, {@link dev.keepsake.engine.write.Writer}, and the order it keeps.
 */
@NullMarked
package dev.keepsake.engine.write;

import org.jspecify.annotations.NullMarked;
