/**
 * Which entities a text names, without a model and in any script. Start at {@link dev.keepsake.engine.entity.EntityReader};
 * what is known of a scope's entities comes in as {@link dev.keepsake.engine.entity.KnownNames}, and
 * {@link dev.keepsake.engine.entity.EntityLinker} says which of them a new mention is.
 */
@NullMarked
package dev.keepsake.engine.entity;

import org.jspecify.annotations.NullMarked;
