/**
 * Quality benchmarks through the public API, without an LLM and without a judge. Start with
 * {@link dev.keepsake.eval.RetrievalEvaluation}; {@link dev.keepsake.eval.Metric} says what is measured.
 */
@NullMarked
package dev.keepsake.eval;

import org.jspecify.annotations.NullMarked;
