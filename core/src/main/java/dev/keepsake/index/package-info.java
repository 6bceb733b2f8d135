/**
 * The contracts of what can be rebuilt: a {@link dev.keepsake.index.Projection} follows the store's log, a
 * {@link dev.keepsake.index.VectorIndex} and a {@link dev.keepsake.index.KeywordIndex} propose candidates from it.
 */
@NullMarked
package dev.keepsake.index;

import org.jspecify.annotations.NullMarked;
