/**
 * Changing the embedder of a store that is being searched: {@link dev.keepsake.bench.migration.MigrationBench}.
 */
@NullMarked
package dev.keepsake.bench.migration;

import org.jspecify.annotations.NullMarked;
