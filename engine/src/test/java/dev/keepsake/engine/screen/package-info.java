@NullMarked
package dev.keepsake.engine.screen;

import org.jspecify.annotations.NullMarked;
