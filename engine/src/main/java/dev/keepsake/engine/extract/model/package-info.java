/**
 * Reading with a chat model. {@link dev.keepsake.engine.extract.model.ModelExtractors} puts the readers of all policies around
 * one model; {@code Reconciling} is the one to read first. The instructions lie beside these classes as versioned resources.
 */
@NullMarked
package dev.keepsake.engine.extract.model;

import org.jspecify.annotations.NullMarked;
