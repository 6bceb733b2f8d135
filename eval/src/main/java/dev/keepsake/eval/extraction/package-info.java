/**
 * What extraction keeps of a conversation and what searches over facts, turns or both find of it. Start with
 * {@link dev.keepsake.eval.extraction.ExtractionEvaluation}.
 */
@NullMarked
package dev.keepsake.eval.extraction;

import org.jspecify.annotations.NullMarked;
