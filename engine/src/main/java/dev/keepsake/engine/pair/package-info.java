/**
 * An embedder and the index of its vectors, never the one without the other: {@link dev.keepsake.engine.pair.Pairing}. Which of
 * them is in use, and when that changes, is up to {@link dev.keepsake.engine.pair.Pairings}.
 */
@NullMarked
package dev.keepsake.engine.pair;

import org.jspecify.annotations.NullMarked;
