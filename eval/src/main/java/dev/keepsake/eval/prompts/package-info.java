/**
 * What reading with a chat model costs, without asking one: {@link dev.keepsake.eval.prompts.PromptEvaluation} counts the tokens
 * of the prompts that adds would send.
 */
@NullMarked
package dev.keepsake.eval.prompts;

import org.jspecify.annotations.NullMarked;
