@NullMarked
package dev.keepsake.engine.slot;

import org.jspecify.annotations.NullMarked;
