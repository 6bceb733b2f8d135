/**
 * Changing the embedder of a store that is being searched: {@link dev.keepsake.bench.migration.MigrationBench}, and {@link
 * dev.keepsake.bench.migration.KillDrill} for what is left of it when its process is killed.
 */
@NullMarked
package dev.keepsake.bench.migration;

import org.jspecify.annotations.NullMarked;
