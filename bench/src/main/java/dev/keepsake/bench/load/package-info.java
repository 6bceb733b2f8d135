/** How fast, how big, how quickly back after a kill: {@link dev.keepsake.bench.load.LoadBench}. */
@NullMarked
package dev.keepsake.bench.load;

import org.jspecify.annotations.NullMarked;
