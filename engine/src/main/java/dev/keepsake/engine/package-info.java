/**
 * The behaviour behind {@link dev.keepsake.api.Memories}. Start with {@link dev.keepsake.engine.MemoryEngine}, which puts the
 * parts together, then follow one verb: {@code add} is {@link dev.keepsake.engine.add.Adding}, {@code search} is
 * {@link dev.keepsake.engine.search.Searching}.
 */
@NullMarked
package dev.keepsake.engine;

import org.jspecify.annotations.NullMarked;
