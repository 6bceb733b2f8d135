/**
 * From messages to memories. {@link dev.keepsake.engine.add.Adding} keeps the episode first, then
 * {@link dev.keepsake.engine.add.Ingestion} reads it, plans and hands the plan to the one class that writes.
 */
@NullMarked
package dev.keepsake.engine.add;

import org.jspecify.annotations.NullMarked;
