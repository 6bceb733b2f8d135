/**
 * Mem0's configuration, put into Keepsake's words: {@link dev.keepsake.config.mem0.Mem0Import}.
 */
@NullMarked
package dev.keepsake.config.mem0;

import org.jspecify.annotations.NullMarked;
