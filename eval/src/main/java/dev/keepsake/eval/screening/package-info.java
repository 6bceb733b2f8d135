/**
 * What may not become a memory: junk, and what somebody tries to plant. Sets of sentences of our own lie beside it, half of them
 * set aside before anything was tuned. Start with {@link dev.keepsake.eval.screening.JunkEvaluation} and
 * {@link dev.keepsake.eval.screening.PoisoningEvaluation}.
 */
@NullMarked
package dev.keepsake.eval.screening;

import org.jspecify.annotations.NullMarked;
