/**
 * The truth in one SQLite file: {@link dev.keepsake.store.embedded.EmbeddedStore} is the door, one class per part of the
 * contract stands behind it. Everything written goes through {@code GroupCommit}, everything read through
 * {@code ReadPool}; the tables are in the numbered scripts beside this package.
 */
@NullMarked
package dev.keepsake.store.embedded;

import org.jspecify.annotations.NullMarked;
