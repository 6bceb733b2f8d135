/**
 * Does what was acknowledged survive a kill? Start with {@link dev.keepsake.bench.crash.CrashBench}.
 */
@NullMarked
package dev.keepsake.bench.crash;

import org.jspecify.annotations.NullMarked;
