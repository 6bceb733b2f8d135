/**
 * From one embedder to another while everything goes on: {@link dev.keepsake.engine.migrate.Migrating} is what whoever runs the
 * store asks for, {@link dev.keepsake.engine.migrate.Filler} what makes the vectors in the background.
 */
@NullMarked
package dev.keepsake.engine.migrate;

import org.jspecify.annotations.NullMarked;
