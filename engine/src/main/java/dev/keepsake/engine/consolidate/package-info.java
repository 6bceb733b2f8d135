/**
 * Putting what is known in order. {@link dev.keepsake.engine.consolidate.Consolidating} reads a scope at one version, lets the
 * steps work on a {@link dev.keepsake.engine.consolidate.Draft} of it one after the other, and writes the whole draft as one
 * operation; {@link dev.keepsake.engine.consolidate.Undoing} takes such an operation back.
 */
@NullMarked
package dev.keepsake.engine.consolidate;

import org.jspecify.annotations.NullMarked;
