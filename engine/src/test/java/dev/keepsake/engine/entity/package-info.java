/** Entity reading and linking, tried on texts of their own. */
@NullMarked
package dev.keepsake.engine.entity;

import org.jspecify.annotations.NullMarked;
