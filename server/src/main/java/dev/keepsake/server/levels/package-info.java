/**
 * Whether the server is as good as it should be: {@link dev.keepsake.server.levels.ServiceLevels} measures adds and searches over
 * sliding windows against {@link dev.keepsake.server.levels.LevelTargets}.
 */
@NullMarked
package dev.keepsake.server.levels;

import org.jspecify.annotations.NullMarked;
