/**
 * The front door of the library: {@link dev.keepsake.Keepsake#open} puts the embedded store, its index and an in-process
 * embedder together. This is where concrete parts are named.
 */
@NullMarked
package dev.keepsake;

import org.jspecify.annotations.NullMarked;
