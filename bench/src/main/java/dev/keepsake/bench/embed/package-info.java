/** Texts per second, latency of a question, and memory of the embedder in this process. Start with {@link EmbedBench}. */
@NullMarked
package dev.keepsake.bench.embed;

import org.jspecify.annotations.NullMarked;
