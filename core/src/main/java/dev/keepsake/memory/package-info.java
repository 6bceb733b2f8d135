/**
 * The stored statement. Start with {@link dev.keepsake.memory.Memory}; everything else here is a part of it.
 */
@NullMarked
package dev.keepsake.memory;

import org.jspecify.annotations.NullMarked;
