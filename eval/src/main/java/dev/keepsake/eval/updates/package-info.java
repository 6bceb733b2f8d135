/**
 * Updates and contradictions: lives made of dated statements, and questions about what is and what was. Start with
 * {@link dev.keepsake.eval.updates.UpdateEvaluation}; the sentences are resources of this package.
 */
@NullMarked
package dev.keepsake.eval.updates;

import org.jspecify.annotations.NullMarked;
