/**
 * From the turns of an episode to facts: the role {@link dev.keepsake.extract.Extractor} and its sealed outcome.
 */
@NullMarked
package dev.keepsake.extract;

import org.jspecify.annotations.NullMarked;
