/**
 * The contracts of the truth: {@link dev.keepsake.store.Store} and its parts. A store sees no index and no model; every
 * read and delete names its project. Start with {@code Store}, then {@link dev.keepsake.store.Plan}, the one way to write.
 */
@NullMarked
package dev.keepsake.store;

import org.jspecify.annotations.NullMarked;
