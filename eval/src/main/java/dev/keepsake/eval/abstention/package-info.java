/**
 * Whether scores tell that nothing is known. Start with {@link dev.keepsake.eval.abstention.AbstentionEvaluation}.
 */
@NullMarked
package dev.keepsake.eval.abstention;

import org.jspecify.annotations.NullMarked;
