/**
 * A store measured on what it holds itself: questions made from its own sources, and the state of its memories. Start with
 * {@link dev.keepsake.eval.own.OwnEvaluation}.
 */
@NullMarked
package dev.keepsake.eval.own;

import org.jspecify.annotations.NullMarked;
