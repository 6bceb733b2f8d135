@NullMarked
package dev.keepsake.engine.consolidate;

import org.jspecify.annotations.NullMarked;
