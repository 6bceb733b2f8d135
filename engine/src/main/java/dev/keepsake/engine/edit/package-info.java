/**
 * Corrections and deletions by the caller's own hand.
 */
@NullMarked
package dev.keepsake.engine.edit;

import org.jspecify.annotations.NullMarked;
