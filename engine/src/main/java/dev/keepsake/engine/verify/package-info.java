/**
 * What must always hold, checked on a live store: {@link dev.keepsake.engine.verify.InvariantChecker}.
 */
@NullMarked
package dev.keepsake.engine.verify;

import org.jspecify.annotations.NullMarked;
