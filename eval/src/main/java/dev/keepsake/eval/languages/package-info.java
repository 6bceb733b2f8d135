/**
 * Whether memories are found in the language they were said in: questions and memories of our own in twelve languages,
 * which share inflected words and not strings. Start with {@link dev.keepsake.eval.languages.LanguageEvaluation}; the
 * sentences are resources beside it, one file of JSON lines per language.
 */
@NullMarked
package dev.keepsake.eval.languages;

import org.jspecify.annotations.NullMarked;
