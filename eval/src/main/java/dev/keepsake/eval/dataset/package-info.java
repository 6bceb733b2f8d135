/**
 * Published benchmarks in the formats their authors publish, read from a path the caller gives. Start with
 * {@link dev.keepsake.eval.dataset.DatasetSource}; what was malformed is repaired or dropped, and counted.
 */
@NullMarked
package dev.keepsake.eval.dataset;

import org.jspecify.annotations.NullMarked;
