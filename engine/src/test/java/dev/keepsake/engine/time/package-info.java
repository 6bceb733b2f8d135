@NullMarked
package dev.keepsake.engine.time;

import org.jspecify.annotations.NullMarked;
