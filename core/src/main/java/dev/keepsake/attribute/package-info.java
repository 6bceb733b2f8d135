/**
 * The caller's own key-to-value pairs on a memory or a message. Keys are free, values are a closed set of types.
 */
@NullMarked
package dev.keepsake.attribute;

import org.jspecify.annotations.NullMarked;
