/**
 * Facts without a model: sentences worth keeping, retold so that they can be understood alone. Start at
 * {@link dev.keepsake.engine.extract.rules.RuleExtractor}; a turn is read in {@code TurnReader}, where the order of the
 * steps can be seen. Nothing here is learned from a conversation or calls out: the same episode always gives the same facts.
 */
@NullMarked
package dev.keepsake.engine.extract.rules;

import org.jspecify.annotations.NullMarked;
