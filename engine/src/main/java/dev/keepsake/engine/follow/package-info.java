/**
 * Keeping indexes in step with the store: {@link dev.keepsake.engine.follow.IndexFollower}.
 */
@NullMarked
package dev.keepsake.engine.follow;

import org.jspecify.annotations.NullMarked;
