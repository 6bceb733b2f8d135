/**
 * One unchecked root, {@link dev.keepsake.error.KeepsakeException}, with a category that a program can switch on.
 */
@NullMarked
package dev.keepsake.error;

import org.jspecify.annotations.NullMarked;
