/**
 * What happened to a memory. Every edge switches exhaustively over {@link dev.keepsake.change.Change}.
 */
@NullMarked
package dev.keepsake.change;

import org.jspecify.annotations.NullMarked;
