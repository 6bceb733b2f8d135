/**
 * Whether tenants of one store see anything of each other, in results or in rankings. Start with
 * {@link dev.keepsake.eval.isolation.IsolationEvaluation}.
 */
@NullMarked
package dev.keepsake.eval.isolation;

import org.jspecify.annotations.NullMarked;
