/**
 * Time: phrases resolved against the moment of a message, filters on times, questions about when. Start with
 * {@link dev.keepsake.eval.time.TimeEvaluation}.
 */
@NullMarked
package dev.keepsake.eval.time;

import org.jspecify.annotations.NullMarked;
