/**
 * The verbs of the library and their request and result records. Start with {@link dev.keepsake.api.Memories}.
 */
@NullMarked
package dev.keepsake.api;

import org.jspecify.annotations.NullMarked;
