/**
 * Entities as texts name them: an {@link dev.keepsake.entity.EntityMention} is one naming, at one place of one text. Two
 * mentions are of the same entity when their canonical names are equal.
 */
@NullMarked
package dev.keepsake.entity;

import org.jspecify.annotations.NullMarked;
