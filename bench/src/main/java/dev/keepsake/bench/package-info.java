/**
 * Measurements that are programs: {@link dev.keepsake.bench.crash.CrashBench} kills a server again and again,
 * {@link dev.keepsake.bench.load.LoadBench} fills a directory and measures,
 * {@link dev.keepsake.bench.search.SearchBench} searches, {@link dev.keepsake.bench.embed.EmbedBench} embeds,
 * {@code dev.keepsake.bench.micro} holds the JMH benchmarks; those of package-private steps lie in the package of the steps.
 */
@NullMarked
package dev.keepsake.bench;

import org.jspecify.annotations.NullMarked;
